import { anySdp } from "./fake-call-devices.ts";
import { headerOf, methodOf, responseTo, sipText, tagIn, uriIn, type SipMessage } from "./sip-message.ts";

/** A call as the server has it. */
export type SipCall = {
  /** The Call-ID. */
  readonly id: string;
  readonly placedBy: "phone" | "server";
  phase: "ringing" | "up" | "over";
  /** The INVITE that began it; of a call we place, as far as we must know it. */
  invite: SipMessage | null;
  /** The phone's own To or From, tag and all, and where it wants its requests. */
  phone: string;
  target: string;
  cseq: number;
  /** The number of our INVITE whose answer has been acknowledged last. */
  acknowledged: number;
  /** True while the phone has us on hold: its last accepted offer said `sendonly` (RFC 3264 8.4). */
  held: boolean;
};

/** How a request inside a call is answered from now on: with this status, or not until the test lets it. */
type CallMood = `${number} ${string}` | "silent";

const us = "<sip:pbx@pbx.example>;tag=s";
const contact = "Contact: <sip:pbx@192.0.2.1;transport=ws>";
const withSdp = { tag: "s", headers: [contact, "Content-Type: application/sdp"], body: anySdp };

const numberOf = (response: SipMessage): number => Number.parseInt(headerOf(response, "CSeq"), 10);

/** The server's end of calls: an INVITE's server and client side, CANCEL and BYE (RFC 3261 9, 13, 15). */
export function createSipCalls(send: (text: string) => void) {
  const calls = new Map<string, SipCall>();
  let made = 0;
  let mute = false;
  let isForgetful = false;
  let reinviteMood: CallMood = "200 OK";
  let referMood: CallMood = "202 Accepted";
  /** The re-INVITE that came last. */
  let reinvited: SipMessage | null = null;

  function latest(): SipCall {
    const last = [...calls.values()].at(-1);
    if (last === undefined) throw new Error("There is no call");
    return last;
  }

  /** Takes over what a message of the phone says of a call; a final refusal of our INVITE is acknowledged by us. */
  function answered(call: SipCall, response: SipMessage): void {
    call.phone = headerOf(response, "To");
    call.target = uriIn(headerOf(response, "Contact")) || call.target;
    const wanted = call.phase === "ringing";
    if (response.status < 200) return;
    call.phase = response.status < 300 && wanted ? "up" : "over";
    acknowledge(call, response);
    // RFC 3261 9.1: an answer that crossed our CANCEL stands until a BYE.
    if (response.status < 300 && !wanted) inDialog(call, "BYE");
  }

  function acknowledge(call: SipCall, response: SipMessage): void {
    const number = numberOf(response);
    call.acknowledged = number;
    const { from, to } = ends(call, response);
    send(sipText(`ACK ${call.target} SIP/2.0`, [...common(call, response), from, to, `CSeq: ${number} ACK`]));
  }

  /** A new branch for a 2xx, the INVITE's own for a refusal (RFC 3261 13.2.2.4, 17.1.1.3). */
  function common(call: SipCall, response?: SipMessage): readonly string[] {
    const refusal = response !== undefined && response.status >= 300;
    const via = refusal ? headerOf(response, "Via") : `SIP/2.0/WS 192.0.2.1;branch=z9hG4bKd${++made}`;
    return [`Via: ${via}`, "Max-Forwards: 70", `Call-ID: ${call.id}`];
  }

  function ends(call: SipCall, response?: SipMessage): { readonly from: string; readonly to: string } {
    const invite = call.placedBy === "phone" ? undefined : (response ?? call.invite ?? undefined);
    return { from: `From: ${invite ? headerOf(invite, "From") : us}`, to: `To: ${call.phone}` };
  }

  function inDialog(call: SipCall, method: string, headers: readonly string[] = [], body = ""): void {
    const { from, to } = ends(call);
    const number = `CSeq: ${++call.cseq} ${method}`;
    send(
      sipText(
        `${method} ${call.target} SIP/2.0`,
        [...common(call), from, to, number, contact, ...headers],
        body,
      ),
    );
  }

  function invited(request: SipMessage): void {
    const call: SipCall = {
      id: headerOf(request, "Call-ID"),
      placedBy: "phone",
      phase: "ringing",
      invite: request,
      phone: headerOf(request, "From"),
      target: uriIn(headerOf(request, "Contact")),
      cseq: 1,
      acknowledged: 0,
      held: false,
    };
    calls.set(call.id, call);
    if (!mute) send(responseTo(request, "100 Trying"));
  }

  function cancelled(call: SipCall | undefined, request: SipMessage): void {
    send(responseTo(request, call === undefined ? "481 No such call" : "200 OK", { tag: "s" }));
    if (call?.phase !== "ringing" || call.invite === null) return;
    call.phase = "over";
    send(responseTo(call.invite, "487 Request Terminated", { tag: "s" }));
  }

  function heardAnswer(response: SipMessage): void {
    const call = calls.get(headerOf(response, "Call-ID"));
    if (call === undefined || methodOf(response) !== "INVITE") return;
    // Asterisk sends its ACK again to an answer that comes again, but over the socket of the first: it never arrives over another.
    if (numberOf(response) <= call.acknowledged) return;
    if (call.placedBy === "server" && headerOf(response, "CSeq") === "1 INVITE") {
      call.invite = response;
      answered(call, response);
      const isReliable = headerOf(response, "Require").includes("100rel");
      if (response.status < 200 && isReliable && !isForgetful) confirm(call, response);
    } else if (response.status >= 200) {
      acknowledge(call, response); // of our re-INVITE
    }
  }

  /** Answers the phone's re-INVITE that came last. */
  function answerReinvite(status: string): void {
    const call = reinvited === null ? undefined : calls.get(headerOf(reinvited, "Call-ID"));
    if (reinvited === null || call === undefined) return;
    const accepted = status.startsWith("2");
    if (accepted) call.held = reinvited.body.includes("a=sendonly");
    send(responseTo(reinvited, status, accepted ? withSdp : { tag: "s" }));
  }

  function heardRequest(request: SipMessage): void {
    const call = calls.get(headerOf(request, "Call-ID"));
    switch (request.method) {
      case "INVITE":
        if (call === undefined) return invited(request);
        reinvited = request;
        if (reinviteMood !== "silent") answerReinvite(reinviteMood);
        return;
      case "REFER":
        if (referMood !== "silent") send(responseTo(request, referMood, { tag: "s", headers: [contact] }));
        return;
      case "CANCEL":
        return cancelled(call, request);
      case "BYE":
        send(responseTo(request, call === undefined ? "481 No such call" : "200 OK", { tag: "s" }));
        if (call !== undefined) call.phase = "over";
        return;
      default:
        return;
    }
  }

  /** Confirms a reliable provisional response (RFC 3262 4, 7.2). */
  function confirm(call: SipCall, response: SipMessage): void {
    inDialog(call, "PRACK", [`RAck: ${headerOf(response, "RSeq")} ${headerOf(response, "CSeq")}`]);
  }

  function refuse(status: string, headers: readonly string[] = []): void {
    const call = latest();
    if (call.invite === null) return;
    call.phase = "over";
    send(responseTo(call.invite, status, { tag: "s", headers }));
  }

  return {
    arrived: (message: SipMessage): void =>
      message.status > 0 ? heardAnswer(message) : heardRequest(message),
    /** We have just placed a call with this Call-ID. */
    placed: (id: string, target: string): void => {
      calls.set(id, {
        id,
        placedBy: "server",
        phase: "ringing",
        invite: null,
        phone: "",
        target,
        cseq: 1,
        acknowledged: 0,
        held: false,
      });
    },
    latest,
    /** All calls there were, oldest first. */
    all: () => [...calls.values()],
    /** From now on the phone's re-INVITEs get this answer. */
    reinvites: (mood: CallMood): void => {
      reinviteMood = mood;
    },
    answerReinvite,
    /** From now on the phone's REFERs get this answer. */
    refers: (mood: CallMood): void => {
      referMood = mood;
    },
    /** Tells what has become of a REFER (RFC 3515 2.4.5): the status line of the far end, and whether it is the last. */
    notify: (
      line: string,
      { last = false, id, call = latest() }: { last?: boolean; id?: number; call?: SipCall } = {},
    ): void =>
      inDialog(
        call,
        "NOTIFY",
        [
          `Event: refer${id === undefined ? "" : `;id=${id}`}`,
          `Subscription-State: ${last ? "terminated;reason=noresource" : "active;expires=60"}`,
          "Content-Type: message/sipfrag;version=2.0",
        ],
        line,
      ),
    /** From now on an INVITE gets no 100 Trying. */
    hold: (): void => {
      mute = true;
    },
    /** Calls that are not over, as the server sees it. */
    open: () => [...calls.values()].filter(({ phase }) => phase !== "over").length,
    /** From now on reliable provisional responses are confirmed no more. */
    forgetToConfirm: (): void => {
      isForgetful = true;
    },
    /** Answers the phone's offer while it rings, in a provisional response (RFC 3261 13.3.1.1). */
    connectEarly: (): void => {
      const { invite } = latest();
      if (invite !== null) send(responseTo(invite, "183 Session Progress", withSdp));
    },
    ring: (): void => {
      const { invite } = latest();
      if (invite !== null) send(responseTo(invite, "180 Ringing", { tag: "s", headers: [contact] }));
    },
    answer: (body = anySdp): void => {
      const call = latest();
      if (call.invite === null || call.phase !== "ringing") return;
      call.phase = "up";
      send(responseTo(call.invite, "200 OK", { ...withSdp, body }));
    },
    refuse,
    /** The caller gives up. */
    giveUp: (headers: readonly string[] = []): void => {
      const call = latest();
      if (call.invite === null || call.phase !== "ringing") return;
      call.phase = "over";
      const via = `Via: ${headerOf(call.invite, "Via")}`;
      const from = `From: ${headerOf(call.invite, "From")}`;
      const to = `To: ${headerOf(call.invite, "To").replace(`;tag=${tagIn(headerOf(call.invite, "To"))}`, "")}`;
      const rest = ["Max-Forwards: 70", `Call-ID: ${call.id}`, "CSeq: 1 CANCEL"];
      send(sipText(`CANCEL ${call.target} SIP/2.0`, [via, from, to, ...rest, ...headers]));
    },
    hangUp: (call = latest()): void => {
      call.phase = "over";
      inDialog(call, "BYE");
    },
    /** Refreshes the call that came last, as Asterisk does when it has news of who is connected. */
    reinvite: (headers: readonly string[] = []): void =>
      inDialog(latest(), "INVITE", ["Content-Type: application/sdp", ...headers], anySdp),
    /** A request inside the call that came last. */
    inside: (method: string, headers: readonly string[] = [], body = ""): void =>
      inDialog(latest(), method, headers, body),
  };
}
