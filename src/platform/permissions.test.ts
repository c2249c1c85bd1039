import { describe, expect, it } from "vitest";
import { askForBoth, readAnswers, type Answers, type Asking } from "./permissions.ts";

const unanswered: Answers = { microphone: "prompt", notifications: "prompt" };
const silent: Asking = { permissions: undefined, mediaDevices: undefined, Notification: undefined };

function browser(notifications: NotificationPermission) {
  const stopped: string[] = [];
  const asked: string[] = [];
  const track = { stop: () => void stopped.push("microphone") };
  const asking = {
    permissions: { query: () => Promise.resolve({ state: "prompt" }) },
    mediaDevices: {
      getUserMedia: () => {
        asked.push("microphone");
        return Promise.resolve({ getTracks: () => [track] });
      },
    },
    Notification: {
      permission: notifications,
      requestPermission: () => {
        asked.push("notifications");
        return Promise.resolve("granted");
      },
    },
  } as unknown as Asking;
  return { asking, asked, stopped };
}

describe("what a person has answered", () => {
  it("is read without asking", async () => {
    const { asking, asked } = browser("default");
    expect(await readAnswers(asking)).toEqual({ microphone: "prompt", notifications: "prompt" });
    expect(asked).toEqual([]);
  });

  it("is unknown where the browser does not tell", async () => {
    const refuses = { query: () => Promise.reject(new TypeError("no such permission")) };
    expect(await readAnswers(silent)).toEqual({ microphone: "unknown", notifications: "unknown" });
    expect((await readAnswers({ ...silent, permissions: refuses })).microphone).toBe("unknown");
  });
});

describe("asking", () => {
  it("is for both in one click, and lets the microphone go", async () => {
    const { asking, asked, stopped } = browser("default");
    await askForBoth(asking, unanswered);
    expect(asked).toEqual(["microphone", "notifications"]);
    expect(stopped).toEqual(["microphone"]);
  });

  it("does not repeat what was answered", async () => {
    const { asking, asked } = browser("denied");
    await askForBoth(asking, { microphone: "prompt", notifications: "denied" });
    await askForBoth(asking, { microphone: "granted", notifications: "granted" });
    expect(asked).toEqual(["microphone"]);
  });

  it("survives a no, and a browser without either", async () => {
    const { asking } = browser("default");
    const no = { getUserMedia: () => Promise.reject(new Error("NotAllowedError")) };
    await askForBoth({ ...asking, mediaDevices: no }, unanswered);
    await askForBoth(silent, unanswered);
  });
});
