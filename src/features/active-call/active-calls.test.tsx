import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Call } from "../../core/call/call.ts";
import type { PresenceWatch } from "../../core/ports/presence.ts";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { bruno, lucia, maria, sales } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { fetchPart } from "../../ui/late.tsx";
import { ActiveCalls } from "./active-calls.tsx";
import { loadOtherCalls } from "./late-parts.ts";
import { fillOf } from "./level-meters.tsx";

const screenOfCalls = (
  <ActiveCalls
    Picker={({ who, close }) => (
      <div>
        <p>Where to with {who}?</p>
        <button onClick={close}>Close</button>
      </div>
    )}
    failed={() => null}
  />
);
const atWork = (...live: readonly Call[]) => renderAtWork(screenOfCalls, { lineUp: aLineUp(live) });
const buttons = () => screen.queryAllByRole("button").map((button) => button.textContent);
const said = () => screen.getByRole("status").textContent;

describe("each phase of a call shows its verbs and only those", () => {
  const inTalk = ["Mute", "Hold", "Keypad", "Transfer", "Park", "Hang up"];
  const rows: readonly (readonly [Call, readonly string[], string])[] = [
    [aCall("dialing"), ["Hang up"], "Calling… WhatsApp is looking for the customer."],
    [aCall("ringing"), ["Hang up"], "Ringing… It rings at the customer."],
    [aCall("ringing", { kind: "colleague" }), ["Hang up"], "Ringing… It rings at your colleague."],
    [aCall("answering"), ["Hang up"], "Answering…"],
    [aCall("established", { media: "connecting" }), inTalk, "Connecting audio…"],
    [aCall("established"), inTalk, "Connected The customer hears you."],
    [
      aCall("established", { microphone: "muted" }),
      ["Unmute", ...inTalk.slice(1)],
      "Muted The customer hears silence.",
    ],
    [aCall("established", { media: "lost" }), inTalk, "Audio lost"],
    [
      aCall("established", { hold: "holding" }),
      ["Mute", "Hold", "Transfer", "Park", "Hang up"],
      "Putting on hold…",
    ],
    [
      aCall("established", { hold: "held" }),
      ["Mute", "Resume", "Transfer", "Park", "Hang up"],
      "On hold the customer hears music",
    ],
    [
      aCall("established", { hold: "resuming" }),
      ["Mute", "Resume", "Transfer", "Park", "Hang up"],
      "Resuming…",
    ],
    [aCall("established", { kind: "colleague" }), inTalk, "Connected Your colleague hears you."],
    [
      aCall("established", { kind: "conference" }),
      ["Mute", "Hold", "Keypad", "Hang up"],
      "Connected Everybody hears you.",
    ],
    [
      aCall("established", { transfer: { to: "1002", purpose: "transfer", progress: "ringing" } }),
      ["Mute", "Keypad", "Hang up"],
      "Handing over… Ringing at 1002…",
    ],
    [aCall("ending"), [], "Ending…"],
  ];
  for (const [call, verbs, state] of rows) {
    it(`${state} ${call.phase}`, () => {
      atWork(call);
      expect(buttons()).toEqual(verbs);
      expect(said()).toContain(state);
    });
  }

  it("an offer is not shown here", () => {
    atWork(aCall("incoming"));
    expect(screen.queryByRole("region")).toBeNull();
  });
});

describe("a call that is up", () => {
  it("says who it is with and which of our numbers it uses", () => {
    atWork(aCall("established", { direction: "outbound", party: maria, businessNumber: sales }));
    const card = within(screen.getByRole("region", { name: "Call with María Ortega" }));
    card.getByText("+34 612 345 678");
    card.getByText("from Sales ··0100");
  });

  it("has a timer that is not announced", () => {
    atWork(aCall("established", { since: Date.now() - 65_000 }));
    const timer = screen.getByRole("timer", { name: "Call time" });
    expect(timer.textContent).toBe("1:05");
    expect(timer.closest("[aria-live], [role=status]")).toBeNull();
  });

  it("is muted by its button and by Ctrl+Shift+M, and says what the customer hears", async () => {
    const { user, asked, become } = atWork(aCall("established"));
    expect(said()).toContain("The customer hears you.");
    await user.click(screen.getByRole("button", { name: "Mute" }));
    become({ lineUp: aLineUp([aCall("established", { microphone: "muted" })]) });
    expect(said()).toContain("The customer hears silence.");
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    expect(asked).toEqual([{ call: ["call-1", { type: "mute" }] }, { call: ["call-1", { type: "unmute" }] }]);
  });

  it("is hung up by its button, never by Esc", async () => {
    const { user, asked } = atWork(aCall("established"));
    await user.keyboard("{Escape}");
    expect(asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Hang up" }));
    expect(asked).toEqual([{ call: ["call-1", { type: "hang-up" }] }]);
  });

  it("takes the focus when nothing else has it", () => {
    atWork(aCall("answering"));
    expect(document.activeElement).toBe(screen.getByRole("region"));
  });

  it("moves the bars without rendering", () => {
    const { sound } = atWork(aCall("established"));
    sound({ agent: 1, customer: 0 });
    const bars = [...document.querySelectorAll<HTMLElement>("[aria-hidden] > .origin-left")];
    expect(bars.map((bar) => bar.style.scale)).toEqual(["1", "0 1"]);
  });
});

describe("holding", () => {
  it("is asked for by its button and by Ctrl+Shift+H, and shows how long it lasts", async () => {
    const { user, asked, become } = atWork(aCall("established"));
    const key = screen.getByRole("button", { name: "Hold" });
    await user.click(key);
    become({ lineUp: aLineUp([aCall("established", { hold: "holding" })]) });
    expect(key.getAttribute("aria-disabled")).toBe("true");
    await user.click(key);
    expect(document.activeElement, "it keeps its place and the focus").toBe(key);
    become({ lineUp: aLineUp([aCall("established", { hold: "held" })]) });
    expect(key.textContent).toBe("Resume");
    expect(screen.getByRole("timer", { name: "On hold for" }).textContent).toBe("0:00");
    await user.keyboard("{Control>}{Shift>}[KeyH]{/Shift}{/Control}");
    expect(asked).toEqual([{ call: ["call-1", { type: "hold" }] }, { call: ["call-1", { type: "resume" }] }]);
  });

  it("says what a refusal means, and offers the one thing that helps", async () => {
    const trouble = { kind: "hold-refused", detail: "488 Not Acceptable Here" } as const;
    const { user, asked } = atWork(aCall("established", { trouble }));
    await screen.findAllByText(/still hears you/);
    screen.getByText("488 Not Acceptable Here");
    await user.click(screen.getByRole("button", { name: "Mute instead" }));
    expect(asked).toEqual([{ call: ["call-1", { type: "mute" }] }]);
  });
});

describe("a transfer", () => {
  it("opens below the call by its button and its shortcut", async () => {
    const { user } = atWork(aCall("established"));
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    screen.getByText("Where to with María Ortega?");
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText(/Where to/)).toBeNull();
    await user.keyboard("{Control>}{Shift>}[KeyF]{/Shift}{/Control}");
    screen.getByText("Where to with María Ortega?");
  });

  it("that failed leaves the call here, says so, and lets choose again", async () => {
    const { user } = atWork(aCall("established", { trouble: { kind: "transfer-refused", detail: null } }));
    await user.click(await screen.findByRole("button", { name: "Choose again" }));
    screen.getByText("Where to with María Ortega?");
  });

  it("that nobody took says who did not", () => {
    renderAtWork(
      screenOfCalls,
      { lineUp: aLineUp([aCall("established", { returnedFrom: "1002", returnedBecause: "away" })]) },
      { colleagues: { list: [{ extension: "1002", name: "Bob Ortiz" }], watch: () => () => undefined } },
    );
    screen.getByText("Back from Bob Ortiz: not there");
  });
});

describe("parking", () => {
  const watching =
    (free: string): PresenceWatch["watch"] =>
    (place, listener) => {
      listener({ presence: place < free ? "talking" : "ready", with: null });
      return () => undefined;
    };
  const park = async (watch: PresenceWatch["watch"]) => {
    const work = renderAtWork(
      screenOfCalls,
      { lineUp: aLineUp([aCall("established")]) },
      { colleagues: { list: [], watch } },
    );
    await work.user.click(screen.getByRole("button", { name: "Park" }));
    return work;
  };

  it("takes the first free place", async () => {
    const { asked } = await park(watching("*703"));
    expect(asked).toEqual([{ call: ["call-1", { type: "transfer", to: "*703", purpose: "park" }] }]);
  });

  it("says so when every place is taken", async () => {
    const { asked } = await park(watching("~"));
    await screen.findAllByText("Every parking place is taken.");
    expect(asked).toEqual([]);
  });

  it("does not wait for ever to hear which places are free", async () => {
    const { asked } = await park(() => () => undefined);
    await waitFor(() => expect(asked).toHaveLength(1), { timeout: 3_000 });
    expect(asked).toEqual([{ call: ["call-1", { type: "transfer", to: "*701", purpose: "park" }] }]);
  });
});

describe("several calls", () => {
  const held = aCall("established", { id: "maria", party: maria, hold: "held" });
  const talking = aCall("established", { id: "bruno", party: bruno });
  const waiting = () => screen.findByRole("group", { name: "Call with María Ortega" });

  it("show the one talked on whole, and the others with the way back", async () => {
    const { user, asked } = atWork(held, talking);
    screen.getByRole("region", { name: "Call with Bruno Hall" });
    const card = within(await waiting());
    card.getByText(/On hold/);
    card.getByRole("timer", { name: "On hold for" });
    await user.click(card.getByRole("button", { name: "Resume María Ortega" }));
    await user.click(card.getByRole("button", { name: "Hang up María Ortega" }));
    expect(asked).toEqual([
      { call: ["maria", { type: "resume" }] },
      { call: ["maria", { type: "hang-up" }] },
    ]);
  });

  it("become a conference", async () => {
    const { user, asked } = atWork(held, talking);
    await user.click(within(await waiting()).getByRole("button", { name: /^Merge María Ortega/ }));
    expect(asked).toEqual([{ merge: ["bruno", "maria"] }]);
  });

  it("say why another could not be reached while one waits", async () => {
    const failed = aCall("ended", {
      id: "failed",
      direction: "outbound",
      kind: "colleague",
      party: lucia,
      since: null,
      begun: held.since + 1_000,
      reason: aReason("no-answer"),
      consults: "maria",
    });
    const { user, asked } = renderAtWork(screenOfCalls, { lineUp: aLineUp([held], { recent: [failed] }) });
    await screen.findAllByText("Lucía Fernández: No answer. María Ortega is still on hold.");
    const [help] = screen.getAllByRole("button", { name: "Resume" });
    await user.click(help!);
    expect(asked).toEqual([{ call: ["maria", { type: "resume" }] }]);
  });
});

describe("a consultation", () => {
  const about = aCall("established", { id: "maria", party: maria, hold: "held" });
  const facts = {
    id: "lucia",
    kind: "colleague",
    party: lucia,
    consults: "maria",
    businessNumber: null,
  } as const;
  const panel = async () =>
    within(await screen.findByRole("region", { name: "Lucía Fernández is asked about María Ortega" }));

  it("comes into sight after the call above it, which does so by itself", async () => {
    await fetchPart(loadOtherCalls);
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
    onTestFinished(() => scrolled.mockRestore());
    atWork(about, aCall("ringing", facts));
    await waitFor(() =>
      expect(scrolled.mock.contexts.map((part) => (part as Element).getAttribute("aria-label"))).toEqual([
        "Call with Lucía Fernández",
        "Lucía Fernández is asked about María Ortega",
      ]),
    );
  });

  it("can only be given up while it rings", async () => {
    const { user, asked } = atWork(about, aCall("ringing", facts));
    const inside = await panel();
    expect(inside.getAllByRole("button")).toHaveLength(1);
    await user.click(inside.getByRole("button", { name: "Back to María Ortega" }));
    expect(asked).toEqual([
      { call: ["lucia", { type: "hang-up" }] },
      { call: ["maria", { type: "resume" }] },
    ]);
  });

  it("says who waits, whichever of the two it is, and what did not work", async () => {
    const refused = { ...about, trouble: { kind: "transfer-refused", detail: null } } as const;
    const { become } = atWork(refused, aCall("established", facts));
    const inside = await panel();
    inside.getByText(/María Ortega waits and hears music/);
    inside.getByText(/still yours/);
    become({
      lineUp: aLineUp([{ ...about, hold: "none" }, aCall("established", { ...facts, hold: "held" })]),
    });
    inside.getByText(/Lucía Fernández waits and hears music/);
  });

  it("is completed, swapped, or made a conference", async () => {
    const { user, asked } = atWork(about, aCall("established", facts));
    const inside = await panel();
    await user.click(inside.getByRole("button", { name: "Complete transfer" }));
    await user.click(inside.getByRole("button", { name: "Swap" }));
    await user.click(inside.getByRole("button", { name: "Conference" }));
    expect(asked).toEqual([
      { call: ["maria", { type: "hand-over", consulted: "lucia" }] },
      { call: ["maria", { type: "resume" }] },
      { merge: ["maria", "lucia"] },
    ]);
  });
});

describe("a conference", () => {
  it("names who is in it, and says what hanging up does", () => {
    const merges = ["maria", "lucia"];
    const room = aCall("dialing", {
      id: "room",
      kind: "conference",
      party: { number: "*80", name: null },
      merges,
    });
    const calls = [
      aCall("established", { id: "maria", hold: "held" }),
      aCall("established", { id: "lucia", kind: "colleague", party: lucia, hold: "held" }),
    ];
    const { become } = atWork(...calls, room);
    become({ lineUp: aLineUp([aCall("established", { ...room, phase: "established" })]) });
    const card = within(screen.getByRole("region", { name: "Call with Conference" }));
    card.getByText("María Ortega");
    card.getByText("Lucía Fernández");
    expect(said()).toContain("The others stay together when you hang up.");
    become({
      lineUp: aLineUp([aCall("established", { ...room, phase: "established", gone: [lucia.number] })]),
    });
    expect(card.queryByText("Lucía Fernández")).toBeNull();
    card.getByText("María Ortega");
    expect(said()).toContain("Lucía Fernández has left. Hanging up ends it for everybody.");
  });
});

describe("the keypad", () => {
  it("sends digits by mouse and, while it is open, by the keyboard", async () => {
    const { user, asked } = atWork(aCall("established"));
    await user.keyboard("5");
    expect(asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Keypad" }));
    await user.click(within(await screen.findByRole("group")).getByRole("button", { name: "7" }));
    await user.keyboard("1#");
    await user.keyboard("{Escape}2");
    expect(screen.queryByRole("group")).toBeNull();
    expect(asked.map((one) => (typeof one === "object" && "call" in one ? one.call[1] : one))).toEqual(
      ["7", "1", "#"].map((key) => ({ type: "press", key })),
    );
  });

  it("shows what was sent", async () => {
    const { user } = atWork(aCall("established", { digits: "12#" }));
    await user.click(screen.getByRole("button", { name: "Keypad" }));
    await screen.findByText("12#");
  });
});

describe("the fill of a level bar", () => {
  it("is empty in silence, full at full scale, and follows loudness between", () => {
    expect(fillOf(0)).toBe(0);
    expect(fillOf(0.001)).toBe(0);
    expect(fillOf(0.1)).toBeCloseTo(0.6);
    expect(fillOf(1)).toBe(1);
  });
});
