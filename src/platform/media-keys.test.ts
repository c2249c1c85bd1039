import { expect, it } from "vitest";
import { mediaKeys } from "./media-keys.ts";

const talk = { id: "talk", microphone: "open", mayMute: true } as const;

function keyboard(knows: readonly string[]) {
  const handlers = new Map<string, (() => void) | null>();
  const pressed: string[] = [];
  const session = {
    setActionHandler: (action: string, handler: (() => void) | null) => {
      if (!knows.includes(action)) throw new TypeError(`${action} is no action`);
      handlers.set(action, handler);
    },
  };
  const keys = mediaKeys(session, (what, { id }) => void pressed.push(`${what} ${id}`));
  return { keys, pressed, press: (action: string) => handlers.get(action)?.() };
}

it("keys hang up and mute the call talked on, and nothing once it is over", () => {
  const { keys, pressed, press } = keyboard(["hangup", "togglemicrophone"]);
  keys.show(talk);
  press("togglemicrophone");
  keys.show({ ...talk, microphone: "muted" });
  press("togglemicrophone");
  press("hangup");
  keys.stop();
  press("hangup");
  press("togglemicrophone");
  expect(pressed).toEqual(["mute talk", "unmute talk", "hang-up talk"]);
});

it("a browser that knows no such keys is left as it is", () => {
  const { keys, pressed } = keyboard([]);
  keys.show(talk);
  keys.stop();
  expect(pressed).toEqual([]);
});
