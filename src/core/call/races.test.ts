import { describe, expect, it } from "vitest";
import { aCall, aReason, friday } from "../../testing/builders.ts";
import { lucia } from "../../testing/people.ts";
import type { Call, CallCommand, CallSignal, EndReason } from "./call.ts";
import { transition } from "./transition.ts";

const at = friday + 10_000;
const later = at + 1_000;
const answered = { type: "answered", at } as const;
const closed = (kind: EndReason["kind"], when = later) =>
  ({ type: "closed", at: when, reason: aReason(kind) }) as const;
const command = (type: "answer" | "decline" | "hang-up" | "mute" | "hold" | "resume") => ({ type }) as const;
const settled = (hold: "none" | "held") => ({ type: "hold-settled", hold, detail: null }) as const;
const transfer = { type: "transfer", to: "1002", purpose: "transfer" } as const;
const refused = { type: "transfer-refused", detail: null } as const;

/** Plays events in the order they happen to arrive. */
function played(call: Call, ...events: readonly (CallCommand | CallSignal)[]) {
  const asked: string[] = [];
  let now = call;
  for (const event of events) {
    const step = transition(now, event);
    now = step.call;
    asked.push(...step.effects.map(({ type }) => type));
  }
  return { call: now, asked };
}

describe("we call, and hang up while the customer answers", () => {
  it("stays ended by us: the answer that crosses our cancel opens nothing", () => {
    const { call, asked } = played(aCall("ringing"), command("hang-up"), answered);
    expect(call).toMatchObject({ phase: "ending", since: null, reason: aReason("cancelled") });
    expect(asked).toEqual(["end"]);
  });

  it("is never counted as a talk, whatever the network calls the end of it", () => {
    const { call } = played(aCall("ringing"), command("hang-up"), answered, closed("hung-up-by-customer"));
    expect(call).toMatchObject({ phase: "ended", since: null, at: later, reason: aReason("cancelled") });
  });

  it("is a talk we ended when the answer was here first", () => {
    const { call, asked } = played(aCall("ringing"), answered, command("hang-up"), closed("hung-up"));
    expect(call).toMatchObject({ phase: "ended", since: at, reason: aReason("hung-up") });
    expect(asked).toEqual(["end"]);
  });

  it("survives an answer without ringing, and ringing that comes after the answer", () => {
    const { call } = played(aCall("dialing"), answered, { type: "ringing" });
    expect(call).toMatchObject({ phase: "established", since: at });
  });

  it("ends once when we hang up twice", () => {
    expect(played(aCall("dialing"), command("hang-up"), command("hang-up")).asked).toEqual(["end"]);
  });
});

describe("a customer calls, and gives up while we click", () => {
  it("Decline: it was declined by us, and there is nothing more to ask", () => {
    const { call, asked } = played(aCall("incoming"), command("decline"), closed("missed"));
    expect(call).toMatchObject({ phase: "ended", since: null, reason: aReason("declined") });
    expect(asked).toEqual(["decline"]);
  });

  it("Decline, a moment too late: it was missed, and nobody is declined", () => {
    const { call, asked } = played(aCall("incoming"), closed("missed"), command("decline"));
    expect(call).toMatchObject({ phase: "ended", reason: aReason("missed") });
    expect(asked).toEqual([]);
  });

  it("Answer: it was missed, although we asked for it", () => {
    const { call, asked } = played(aCall("incoming"), command("answer"), closed("missed"));
    expect(call).toMatchObject({ phase: "ended", since: null, reason: aReason("missed") });
    expect(asked).toEqual(["accept"]);
  });

  it("Answer, a moment too late: nothing is accepted", () => {
    expect(played(aCall("incoming"), closed("missed"), command("answer")).asked).toEqual([]);
  });
});

describe("a colleague answers while we click Answer", () => {
  it("says so, instead of an error", () => {
    const { call } = played(aCall("incoming"), command("answer"), closed("answered-elsewhere"));
    expect(call).toMatchObject({ phase: "ended", since: null, reason: aReason("answered-elsewhere") });
  });

  it("says who, where the network does", () => {
    const reason = { ...aReason("answered-elsewhere"), by: lucia };
    const { call } = played(aCall("incoming"), command("answer"), { ...closed(reason.kind), reason });
    expect(call).toMatchObject({ phase: "ended", reason: { by: lucia } });
  });
});

describe("we click twice", () => {
  it("Answer, Answer: accepts once", () => {
    expect(played(aCall("incoming"), command("answer"), command("answer")).asked).toEqual(["accept"]);
  });

  it("Answer, Decline: the second is not offered any more", () => {
    const { call, asked } = played(aCall("incoming"), command("answer"), command("decline"));
    expect(call.phase).toBe("answering");
    expect(asked).toEqual(["accept"]);
  });

  it("Decline, Answer: declined it is", () => {
    const { call, asked } = played(aCall("incoming"), command("decline"), command("answer"));
    expect(call.phase).toBe("ending");
    expect(asked).toEqual(["decline"]);
  });

  it("Mute, Mute: the second is not offered any more", () => {
    const { call, asked } = played(aCall("established"), command("mute"), command("mute"));
    expect(call).toMatchObject({ microphone: "muted" });
    expect(asked).toEqual(["set-microphone"]);
  });
});

describe("we answer, and hang up before the call is up", () => {
  it("stays ended by us: the late confirmation opens no microphone", () => {
    const { call, asked } = played(aCall("incoming"), command("answer"), command("hang-up"), answered);
    expect(call).toMatchObject({ phase: "ending", since: null, reason: aReason("hung-up") });
    expect(asked).toEqual(["accept", "end"]);
  });
});

describe("both hang up at once", () => {
  it("was ended by us when we clicked first", () => {
    const { call, asked } = played(aCall("established"), command("hang-up"), closed("hung-up-by-customer"));
    expect(call).toMatchObject({ phase: "ended", reason: aReason("hung-up") });
    expect(asked).toEqual(["end"]);
  });

  it("was ended by the customer when that arrived first, and nothing is asked of a call that is gone", () => {
    const { call, asked } = played(aCall("established"), closed("hung-up-by-customer"), command("hang-up"));
    expect(call).toMatchObject({ phase: "ended", reason: aReason("hung-up-by-customer") });
    expect(asked).toEqual([]);
  });
});

describe("we click Hold twice", () => {
  it("before the first is answered: asks once", () => {
    const { call, asked } = played(aCall("established"), command("hold"), command("hold"), settled("held"));
    expect(call).toMatchObject({ hold: "held" });
    expect(asked).toEqual(["set-hold"]);
  });

  it("and Resume in between does not overtake it", () => {
    const { call, asked } = played(aCall("established"), command("hold"), command("resume"));
    expect(call).toMatchObject({ hold: "holding" });
    expect(asked).toEqual(["set-hold"]);
  });
});

describe("the end crosses what is under way", () => {
  it("we hang up while Hold is under way: its answer changes nothing any more", () => {
    const { call, asked } = played(
      aCall("established"),
      command("hold"),
      command("hang-up"),
      settled("held"),
      closed("hung-up"),
    );
    expect(call).toMatchObject({ phase: "ended", reason: aReason("hung-up") });
    expect(asked).toEqual(["set-hold", "end"]);
  });

  it("the customer hangs up on our transfer: there is nobody left to transfer, and no trouble to tell", () => {
    const { call } = played(aCall("established"), transfer, closed("hung-up-by-customer"), refused);
    expect(call).toMatchObject({ phase: "ended", reason: aReason("hung-up-by-customer") });
  });

  it("a transfer that is refused twice is refused once", () => {
    const first = played(aCall("established"), transfer, refused).call;
    expect(played(first, refused).call).toBe(first);
  });

  it("news of a transfer that is over begins none", () => {
    const call = aCall("established");
    expect(played(call, { type: "transfer-progress", progress: "ringing" }).call).toBe(call);
  });

  it("Transfer, Transfer: asks once", () => {
    expect(played(aCall("established"), transfer, transfer).asked).toEqual(["transfer"]);
  });
});

describe("what arrives after the end", () => {
  it("a second closed changes neither the reason nor the moment", () => {
    const first = played(aCall("established"), closed("hung-up-by-customer", at)).call;
    expect(played(first, closed("failed", later)).call).toBe(first);
  });

  it.each([answered, { type: "ringing" }, { type: "media-changed", media: "lost" }] as const)(
    "$type is dropped",
    (event) => {
      const over = aCall("ended");
      expect(played(over, event)).toEqual({ call: over, asked: [] });
    },
  );

  it("a mute that crosses the end asks nothing of a device that is gone", () => {
    expect(played(aCall("established"), closed("media-failed"), command("mute")).asked).toEqual([]);
  });
});
