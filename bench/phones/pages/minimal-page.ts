/** Who a stock phone signs in as; given to the page before it loads. */
export interface Account {
  readonly server: string;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** "default": what the library brings, which sip.js does. */
  readonly iceServers: readonly RTCIceServer[] | "default";
}

declare global {
  var benchAccount: Account;
}

/** What a minimal page does with its buttons. */
export interface Verbs {
  readonly call: (number: string) => void;
  readonly answer: () => void;
  readonly hangUp: () => void;
}

function byId<T extends Element>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} "${id}"`);
  return found;
}

/** The parts of a stock phone's page (builds.ts has its HTML). */
export function createMinimalPage() {
  const state = byId("state", HTMLElement);
  const number = byId("number", HTMLInputElement);
  const call = byId("call", HTMLButtonElement);
  const answer = byId("answer", HTMLButtonElement);
  const hangUp = byId("hang-up", HTMLButtonElement);

  const show = (text: string, canAnswer: boolean, canHangUp: boolean): void => {
    state.textContent = text;
    answer.hidden = !canAnswer;
    hangUp.hidden = !canHangUp;
  };
  return {
    customer: byId("customer", HTMLAudioElement),
    showIncoming: () => show("Incoming call", true, false),
    showDialing: () => show("Calling…", false, true),
    showRinging: () => show("Ringing…", false, true),
    showTalking: () => show("Connected", false, true),
    showIdle: () => show("Ready", false, false),
    connect: (verbs: Verbs): void => {
      call.onclick = () => verbs.call(number.value);
      answer.onclick = () => verbs.answer();
      hangUp.onclick = () => verbs.hangUp();
    },
  };
}
