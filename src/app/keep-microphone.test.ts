import { expect, it } from "vitest";
import type { Opened } from "../audio/microphones.ts";
import type { Line } from "../core/line/line.ts";
import { createSoundStore } from "../stores/sound-store.ts";
import { keepMicrophone } from "./keep-microphone.ts";

/** A browser with one microphone, an agent's shift and switch; tells what is open, and how often it was asked for. */
function aDesk({ keeps = true, sure = true, faulty = false, known = true } = {}) {
  const settings = createSoundStore({ getItem: () => null, setItem: () => undefined });
  settings.change({ keepsMicrophoneOpen: keeps });
  let wish: "ready" | "paused" = "ready";
  let isSure = sure;
  let phase: Line["phase"] = "ready";
  let know: () => void = () => undefined;
  let [open, asked] = [0, 0];
  const tell = {
    shift: (): void => undefined,
    phone: (): void => undefined,
    microphone: (): void => undefined,
  };
  const subscribe = (who: keyof typeof tell) => (listener: () => void) => {
    tell[who] = listener;
    return () => {
      tell[who] = () => undefined;
    };
  };
  const opened = (): Opened => {
    open += 1;
    const release = (): void => void (open -= 1);
    return {
      kind: "open",
      microphone: { stream: {} as MediaStream, onTrack: () => () => undefined, release },
    };
  };
  const stop = keepMicrophone({
    microphone: {
      openMicrophone: () => {
        asked += 1;
        return Promise.resolve(faulty ? { kind: "fault", fault: "refused" } : opened());
      },
      isMicrophoneSure: () => isSure,
      onMicrophoneSure: subscribe("microphone"),
    },
    settings,
    shift: {
      state: () => ({
        wish:
          wish === "ready"
            ? { kind: wish, since: 0 }
            : { kind: wish, since: 0, reason: null, cause: "agent" },
        standing: "unknown",
        request: "none",
        trouble: null,
      }),
      subscribe: subscribe("shift"),
    },
    shiftIsKnown: known ? Promise.resolve() : new Promise<void>((resolve) => (know = resolve)),
    phone: { state: () => ({ line: { phase } }), subscribe: subscribe("phone") },
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };
  return {
    stop,
    turnVolume: () => {
      settings.change({ ringVolume: settings.getState().ringVolume / 2 });
      return settled();
    },
    lineIs: (next: Line["phase"]) => {
      phase = next;
      tell.phone();
      return settled();
    },
    tellShift: () => {
      know();
      return settled();
    },
    switchTo: (isOn: boolean) => {
      settings.change({ keepsMicrophoneOpen: isOn });
      return settled();
    },
    shiftIs: (next: typeof wish) => {
      wish = next;
      tell.shift();
      return settled();
    },
    allow: () => {
      isSure = true;
      tell.microphone();
      return settled();
    },
    settled,
    open: () => open,
    asked: () => asked,
  };
}

it("is open while the agent is ready, given back in a pause, and open again after it", async () => {
  const desk = aDesk();
  await desk.settled();
  expect(desk.open()).toBe(1);
  await desk.shiftIs("paused");
  expect(desk.open()).toBe(0);
  await desk.shiftIs("ready");
  expect(desk.open()).toBe(1);
  desk.stop();
  expect(desk.open()).toBe(0);
});

it("is not opened before anybody knows whether the agent is paused", async () => {
  const desk = aDesk({ known: false });
  await desk.lineIs("ready");
  expect(desk.asked()).toBe(0);
  await desk.tellShift();
  expect(desk.open()).toBe(1);
});

it("goes with a line that is taken elsewhere, and not with one that is lost for a while", async () => {
  const desk = aDesk();
  await desk.settled();
  for (const phase of ["waiting", "connecting", "registering", "ready"] as const) {
    await desk.lineIs(phase);
    expect(desk.open()).toBe(1);
  }
  await desk.lineIs("refused");
  expect(desk.open()).toBe(0);
  await desk.lineIs("connecting");
  expect(desk.open()).toBe(0);
  await desk.lineIs("ready");
  expect([desk.open(), desk.asked()]).toEqual([1, 2]);
});

it("is left alone by an agent who has not asked for it", async () => {
  const desk = aDesk({ keeps: false });
  await desk.shiftIs("paused");
  await desk.shiftIs("ready");
  expect(desk.asked()).toBe(0);
});

it("follows the switch", async () => {
  const desk = aDesk({ keeps: false });
  await desk.settled();
  await desk.switchTo(true);
  expect(desk.open()).toBe(1);
  await desk.switchTo(false);
  expect(desk.open()).toBe(0);
});

it("asks nobody by itself: it waits until the microphone is allowed", async () => {
  const desk = aDesk({ sure: false });
  await desk.shiftIs("ready");
  expect(desk.asked()).toBe(0);
  await desk.allow();
  expect(desk.open()).toBe(1);
});

it("asks when the agent switches it on, and once: whoever says no is not asked again", async () => {
  const desk = aDesk({ keeps: false, sure: false, faulty: true });
  await desk.settled();
  await desk.switchTo(true);
  await desk.shiftIs("paused");
  await desk.turnVolume();
  await desk.shiftIs("ready");
  await desk.turnVolume();
  expect(desk.asked()).toBe(1);
});

it("is given back at once when it opens after all is over", async () => {
  const desk = aDesk();
  // It is on its way.
  await Promise.resolve();
  desk.stop();
  await desk.settled();
  expect([desk.open(), desk.asked()]).toEqual([0, 1]);
});
