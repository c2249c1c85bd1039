import { expect, it } from "vitest";
import type { MicrophoneTrouble } from "../core/ports/audio.ts";
import { createWarmCall } from "./warm-call.ts";

/** A page that may or may not make sound and open its microphone. */
function aPage({ sounds = "running", permission = "granted" } = {}) {
  const status = { state: permission };
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
  const call = createWarmCall(
    context as unknown as AudioContext,
    { state: () => ({ open: null, trouble }) },
    { query: () => Promise.resolve(status as PermissionStatus) },
  );
  return {
    call,
    context,
    status,
    fail: () => {
      trouble = { fault: "busy", instead: null };
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

it("is never sure in a browser that does not tell", async () => {
  const silent = { query: () => Promise.reject(new TypeError("microphone")) };
  const call = createWarmCall({} as AudioContext, { state: () => ({ open: null, trouble: null }) }, silent);
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
