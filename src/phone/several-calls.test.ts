import { describe, expect, it } from "vitest";
import { bruno, lucia, nadiaWithRtlName, sales } from "../testing/people.ts";
import { aConsultingPhone, aPhoneWithTwo, aReadyPhone, aTalkingPhone } from "../testing/phone-bench.ts";

describe("two calls", () => {
  it("swap: resuming the one holds the other", () => {
    const { phone, network, holds, said, onScreen } = aPhoneWithTwo();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
    phone.call("marias", { type: "resume" });
    expect(holds()).toEqual(["marias: resuming", "brunos: holding"]);
    network.deliver();
    expect(holds()).toEqual(["marias: none", "brunos: held"]);
    expect(said()).toEqual(["hold-none marias", "hold-held brunos"]);
    expect(onScreen()).toBe("marias");
  });

  it("swap, and swap again before the first is through: the last wish is what comes true", () => {
    const { phone, network, holds } = aPhoneWithTwo();
    phone.call("marias", { type: "resume" });
    phone.call("brunos", { type: "resume" });
    expect(holds()).toEqual(["marias: resuming", "brunos: holding"]);
    network.deliver();
    phone.call("brunos", { type: "resume" });
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
  });

  it("a call answered while another is being resumed puts that one back on hold, and no trouble is told", () => {
    const { phone, network, holds, call } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    network.deliver();
    phone.call("marias", { type: "resume" });
    phone.call(network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: none"]);
    expect(call("marias")).toMatchObject({ trouble: null });
  });

  it("one that cannot be put on hold is muted: it does not hear the other", () => {
    const { phone, network, call } = aTalkingPhone();
    network.refuseHolds("488 Not Acceptable Here");
    phone.call(network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
    network.deliver();
    expect(call("marias")).toMatchObject({
      hold: "none",
      microphone: "muted",
      trouble: { kind: "hold-refused", detail: "488 Not Acceptable Here" },
    });
    expect(call("brunos")).toMatchObject({ microphone: "open" });
  });

  it("one alone that cannot be put on hold goes on as it was", () => {
    const { phone, network, call } = aTalkingPhone();
    network.refuseHolds("488 Not Acceptable Here");
    phone.call("marias", { type: "hold" });
    network.deliver();
    expect(call("marias")).toMatchObject({ hold: "none", microphone: "open" });
  });

  it("calling somebody holds the one that is up; it comes back by hand, not by itself", () => {
    const { phone, network, holds, onScreen } = aTalkingPhone();
    const id = phone.dial(bruno.number, sales) ?? "";
    network.deliver();
    expect(holds()).toEqual(["marias: held", `${id}: dialing`]);
    network.close(id, "no-answer");
    expect(holds()).toEqual(["marias: held"]);
    expect(onScreen()).toBe("marias");
  });

  it("whoever answers after the agent went back to the first waits for a moment", () => {
    const { phone, network, holds } = aTalkingPhone();
    const id = phone.dial(bruno.number, sales) ?? "";
    network.ring(id);
    network.deliver();
    phone.call("marias", { type: "resume" });
    network.deliver();
    network.answer(id);
    network.deliver();
    expect(holds()).toEqual(["marias: none", `${id}: held`]);
  });

  it("nobody is put on hold when no call can be placed", () => {
    const { phone, network, said } = aTalkingPhone();
    network.loseSocket();
    expect(phone.dial(bruno.number, sales)).toBeNull();
    expect(said()).toEqual([]);
  });

  it("a double click on Hold asks once", () => {
    const { phone, network, holds, said } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    phone.call("marias", { type: "hold" });
    network.deliver();
    expect(holds()).toEqual(["marias: held"]);
    expect(said()).toEqual(["hold-held marias"]);
  });

  it("hanging up works while Hold is under way", () => {
    const { phone, network, live, recent } = aTalkingPhone();
    phone.call("marias", { type: "hold" });
    phone.call("marias", { type: "hang-up" });
    network.deliver();
    expect(live()).toEqual([]);
    expect(recent()).toEqual(["marias: hung-up"]);
  });

  it("the echo ends when a call is answered: nobody waits there", () => {
    const { phone, network, holds } = aReadyPhone();
    const party = { number: "*43", name: null };
    const id = phone.dialInside({ kind: "echo", party }) ?? "";
    network.answer(id);
    phone.call(network.offer({ id: "marias" }).id, { type: "answer" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
  });
});

describe("asking a colleague about a call", () => {
  it("holds the customer, and hands over: both are out of this phone", () => {
    const { phone, network, consult, holds, live, recent, call, said } = aConsultingPhone();
    expect(holds()).toEqual(["marias: held", `${consult}: none`]);
    expect(call(consult)).toMatchObject({ kind: "colleague", consults: "marias", party: lucia });
    phone.call("marias", { type: "hand-over", consulted: consult });
    expect(call("marias")).toMatchObject({ transfer: { to: null, progress: "asked" } });
    network.deliver();
    expect(live()).toEqual([]);
    expect(recent()).toEqual([`${consult}: transferred`, "marias: transferred"]);
    expect(said()).toEqual([`hand-over ${consult} marias`]);
  });

  it("a hand-over that fails leaves both: the customer on hold, the colleague on the line", () => {
    const { phone, network, consult, holds, call } = aConsultingPhone();
    network.refuseTransfers("503 Service Unavailable");
    phone.call("marias", { type: "hand-over", consulted: consult });
    network.deliver();
    expect(holds()).toEqual(["marias: held", `${consult}: none`]);
    expect(call("marias")).toMatchObject({
      transfer: null,
      trouble: { kind: "transfer-refused", detail: "503 Service Unavailable" },
    });
  });

  it("a double click on hand over asks once", () => {
    const { phone, consult, said } = aConsultingPhone();
    phone.call("marias", { type: "hand-over", consulted: consult });
    phone.call("marias", { type: "hand-over", consulted: consult });
    expect(said()).toHaveLength(1);
  });

  it("nobody is handed over to a colleague who has just hung up, or has not answered yet", () => {
    const { phone, network, consult, said } = aConsultingPhone();
    network.close(consult, "hung-up-by-customer");
    phone.call("marias", { type: "hand-over", consulted: consult });
    const ringing = phone.consult("marias", { kind: "colleague", party: lucia, from: null }) ?? "";
    phone.call("marias", { type: "hand-over", consulted: ringing });
    expect(said()).toEqual([`dial ${ringing}`]);
  });

  it("cancelled, the customer stays on hold and on screen, until the agent resumes", () => {
    const { phone, network, consult, holds, onScreen } = aConsultingPhone();
    phone.call(consult, { type: "hang-up" });
    network.deliver();
    expect(holds()).toEqual(["marias: held"]);
    expect(onScreen()).toBe("marias");
    phone.call("marias", { type: "resume" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
  });

  it("a customer who gives up meanwhile leaves the agent with the colleague", () => {
    const { network, consult, holds, recent } = aConsultingPhone();
    network.close("marias", "hung-up-by-customer");
    expect(holds()).toEqual([`${consult}: none`]);
    expect(recent()).toEqual(["marias: hung-up-by-customer"]);
  });

  it("is not possible about a call that is not up, or on its way to somebody else", () => {
    const { phone, network } = aReadyPhone();
    network.offer({ id: "marias" });
    const ask = () => phone.consult("marias", { kind: "colleague", party: lucia, from: null });
    expect(ask()).toBeNull();
    phone.call("marias", { type: "answer" });
    network.deliver();
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    expect(ask()).toBeNull();
  });
});

describe("sending a call elsewhere", () => {
  it("is over for us once Asterisk says so", () => {
    const { phone, network, recent, said } = aTalkingPhone();
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    network.deliver();
    expect(recent()).toEqual(["marias: transferred"]);
    expect(said()).toEqual(["transfer 1002 marias"]);
  });

  it("parks", () => {
    const { phone, network, recent } = aTalkingPhone();
    phone.call("marias", { type: "transfer", to: "*701", purpose: "park" });
    network.deliver();
    expect(recent()).toEqual(["marias: parked"]);
  });

  it("takes back who was parked", () => {
    const { phone, network, call } = aReadyPhone();
    const id = phone.dialInside({ kind: "parked", party: { number: "*701", name: "María Ortega" } }) ?? "";
    network.answer(id);
    expect(call(id)).toMatchObject({ kind: "parked", phase: "established" });
  });

  it("goes on with the call when nobody takes it", () => {
    const { phone, network, holds, call } = aTalkingPhone();
    network.refuseTransfers("486 Busy Here");
    phone.call("marias", { type: "transfer", to: "1002", purpose: "transfer" });
    network.deliver();
    expect(holds()).toEqual(["marias: none"]);
    expect(call("marias")).toMatchObject({ trouble: { kind: "transfer-refused", detail: "486 Busy Here" } });
  });
});

describe("a conference", () => {
  it("takes both in once it is up: they are merged, the agent is with them", () => {
    const { phone, network, live, call, recent, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    expect(call(room)).toMatchObject({ kind: "conference", merges: ["marias", "brunos"] });
    network.deliver();
    network.answer(room);
    network.deliver();
    expect(live()).toEqual(["established"]);
    expect(recent()).toEqual([]); // for the agent, they are not over
    expect(said()).toEqual([
      "hold-held brunos",
      `dial ${room}`,
      "transfer *80 marias",
      "transfer *80 brunos",
    ]);
  });

  it("takes in who is left when one hangs up before it is up", () => {
    const { phone, network, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.close("brunos", "hung-up-by-customer");
    network.answer(room);
    network.deliver();
    expect(said().filter((command) => command.startsWith("transfer"))).toEqual(["transfer *80 marias"]);
  });

  it("that refuses one leaves it on hold with its trouble, and does not ask again", () => {
    const { phone, network, holds, call, said } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.deliver();
    network.refuseTransfers("503 Service Unavailable");
    network.answer(room);
    network.deliver();
    expect(holds()).toEqual(["marias: held", "brunos: held", `${room}: none`]);
    expect(call("marias")).toMatchObject({ trouble: { kind: "merge-refused" } });
    phone.call(room, { type: "mute" });
    expect(said().filter((command) => command.startsWith("transfer"))).toHaveLength(2);
  });

  it("that does not come up leaves both on hold", () => {
    const { phone, network, holds } = aPhoneWithTwo();
    const room = phone.merge("marias", "brunos") ?? "";
    network.deliver();
    network.close(room, "number-unknown");
    expect(holds()).toEqual(["marias: held", "brunos: held"]);
  });

  it("is not made of one call, of calls that are not up, or of a conference", () => {
    const { phone, network } = aPhoneWithTwo();
    expect(phone.merge("marias", "marias")).toBeNull();
    expect(phone.merge("marias", "nobody")).toBeNull();
    network.offer({ id: "nadias", party: nadiaWithRtlName });
    expect(phone.merge("marias", "nadias")).toBeNull();
    phone.call("nadias", { type: "decline" });
    network.deliver();
    const room = phone.merge("marias", "brunos") ?? "";
    network.answer(room);
    expect(phone.merge(room, "marias")).toBeNull();
  });

  it("asked for twice is made once", () => {
    const { phone } = aPhoneWithTwo();
    expect(phone.merge("marias", "brunos")).not.toBeNull();
    expect(phone.merge("marias", "brunos")).toBeNull();
  });
});
