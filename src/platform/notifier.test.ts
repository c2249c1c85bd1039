import { describe, expect, it, vi } from "vitest";
import type { ShownNotice } from "../core/notice/messages.ts";
import { createNotifier } from "./notifier.ts";

const marias: ShownNotice = {
  call: "marias",
  title: "Incoming call",
  body: "María Ortega",
  answer: "Answer",
  decline: "Decline",
};

/** The notifications of a computer, as its owner sees them. */
function computer(permission: NotificationPermission = "granted") {
  const shown: { readonly body: string; readonly press: () => void }[] = [];
  class Plain {
    static readonly permission = permission;
    readonly body: string;
    press: () => void = () => undefined;
    constructor(_title: string, { body = "" }: NotificationOptions) {
      this.body = body;
      shown.push(this);
    }
    addEventListener(_type: string, listener: () => void) {
      this.press = listener;
    }
    close() {
      const at = shown.indexOf(this);
      if (at >= 0) shown.splice(at, 1);
    }
  }
  return { shown, Notification: Plain as unknown as typeof Notification };
}

function workers() {
  const heard: unknown[] = [];
  let say: (event: MessageEvent) => void = () => undefined;
  const container = {
    getRegistration: () => Promise.resolve({ active: { postMessage: (what: unknown) => heard.push(what) } }),
    addEventListener: (_type: string, listener: typeof say) => void (say = listener),
  } as unknown as ServiceWorkerContainer;
  return { container, heard, say: (data: unknown) => say({ data } as MessageEvent) };
}

describe("with a service worker", () => {
  it("leaves showing and closing to it", async () => {
    const { container, heard } = workers();
    const { shown, Notification } = computer();
    const notifier = createNotifier({ workers: container, Notification, focus: () => undefined });
    notifier.show(marias);
    notifier.close();
    await vi.waitFor(() =>
      expect(heard).toEqual([{ type: "show-notice", notice: marias }, { type: "close-notice" }]),
    );
    expect(shown).toEqual([]);
  });

  it("tells what was pressed, and nothing else that is said", () => {
    const { container, say } = workers();
    const notifier = createNotifier({ workers: container, ...computer(), focus: () => undefined });
    const told: unknown[] = [];
    notifier.subscribe((press) => told.push(press));
    say({ type: "notice-pressed", press: "answer", call: "marias" });
    say({ type: "notice-pressed", press: "delete everything", call: "marias" });
    say("hello");
    expect(told).toEqual([{ press: "answer", call: "marias" }]);
  });

  it("says nothing where the person has not allowed it", async () => {
    const { container, heard } = workers();
    createNotifier({ workers: container, ...computer("denied"), focus: () => undefined }).show(marias);
    await Promise.resolve();
    expect(heard).toEqual([]);
  });
});

describe("without one", () => {
  it("shows a plain notification that leads to the page", async () => {
    const { shown, Notification } = computer();
    const focus = vi.fn();
    const notifier = createNotifier({ workers: undefined, Notification, focus });
    notifier.show(marias);
    await vi.waitFor(() => expect(shown.map(({ body }) => body)).toEqual(["María Ortega"]));
    shown[0]?.press();
    expect(focus).toHaveBeenCalledOnce();
    expect(shown).toEqual([]);
  });

  it("shows one at a time, and none for a call that is over already", async () => {
    const { shown, Notification } = computer();
    const notifier = createNotifier({ workers: undefined, Notification, focus: () => undefined });
    notifier.show(marias);
    notifier.show({ ...marias, body: "Bruno Hall" });
    await vi.waitFor(() => expect(shown.map(({ body }) => body)).toEqual(["Bruno Hall"]));
    notifier.close();
    notifier.show(marias);
    notifier.close();
    await Promise.resolve();
    expect(shown).toEqual([]);
  });
});
