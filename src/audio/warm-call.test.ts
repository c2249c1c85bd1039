import { expect, it } from "vitest";
import type { MicrophoneTrouble } from "../core/ports/audio.ts";
import { createWarmCall } from "./warm-call.ts";

/** A page that may or may not make sound and open its microphone. */
function aPage({ sounds = "running", permission = "granted" } = {}) {
  const status = Object.assign(new EventTarget(), { state: permission });
  const context = {
    state: sounds,
    made: 0,
    ended: 0,
    createConstantSource: () => ({
      offset: { value: 1 },
      connect: () => undefined,
      disconnect: () => undefined,
      start: () => undefined,
      stop: () => undefined,
    }),
    createMediaStreamDestination: () => {
      context.made += 1;
      return { stream: { getAudioTracks: () => [{ stop: () => void (context.ended += 1) }] } };
    },
  };
  let trouble: MicrophoneTrouble | null = null;
  const watchers = new Set<() => void>();
  const call = createWarmCall(
    context as unknown as AudioContext,
    {
      state: () => ({ open: null, trouble }),
      subscribe: (watcher) => {
        watchers.add(watcher);
        return () => void watchers.delete(watcher);
      },
    },
    { query: () => Promise.resolve(status as unknown as PermissionStatus) },
  );
  return {
    call,
    context,
    status,
    watchers,
    allow: (state: PermissionState) => {
      status.state = state;
      status.dispatchEvent(new Event("change"));
    },
    fail: (why: MicrophoneTrouble | null = { fault: "busy", instead: null }) => {
      trouble = why;
      for (const watcher of watchers) watcher();
    },
  };
}

it("a microphone that was allowed is sure, until somebody takes that back or it fails", async () => {
  const page = aPage();
  expect(page.call.isMicrophoneSure()).toBe(false); // not known yet
  await Promise.resolve();
  expect(page.call.isMicrophoneSure()).toBe(true);
  page.fail();
  expect(page.call.isMicrophoneSure()).toBe(false);

  const other = aPage();
  await Promise.resolve();
  other.status.state = "denied";
  expect(other.call.isMicrophoneSure()).toBe(false);
});

it("tells each time the microphone has become sure, and only then", async () => {
  const page = aPage({ permission: "prompt" });
  let told = 0;
  const stop = page.call.onMicrophoneSure(() => (told += 1));
  await Promise.resolve();
  expect(told).toBe(0);
  page.allow("granted");
  expect(told).toBe(1);
  page.fail();
  page.fail(null);
  expect(told).toBe(2);
  page.fail(null);
  expect(told).toBe(2);
  page.allow("denied");
  stop();
  page.allow("granted");
  expect(told).toBe(2);
  page.call.stop();
  expect(page.watchers.size).toBe(0);
});

it("tells of one that was allowed at an earlier visit, once the browser has said so", async () => {
  const page = aPage();
  let told = 0;
  page.call.onMicrophoneSure(() => (told += 1));
  expect(told).toBe(0);
  await Promise.resolve();
  expect(told).toBe(1);
});

it("is never sure in a browser that does not tell", async () => {
  const silent = { query: () => Promise.reject(new TypeError("microphone")) };
  const microphones = { state: () => ({ open: null, trouble: null }), subscribe: () => () => undefined };
  const call = createWarmCall({} as AudioContext, microphones, silent);
  await Promise.resolve();
  expect(call.isMicrophoneSure()).toBe(false);
});

it("makes one silence for all calls, and gives it back at the end", () => {
  const page = aPage();
  expect(page.call.silence()).toBe(page.call.silence());
  expect(page.context.made).toBe(1);
  page.call.stop();
  expect(page.context.ended).toBe(1);
});

it("has none while the page may not make sound: its silence would not be sent", () => {
  expect(aPage({ sounds: "suspended" }).call.silence()).toBeNull();
});
