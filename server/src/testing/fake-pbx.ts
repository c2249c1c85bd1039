import type { Clock } from "../core/ports/clock.ts";
import type { ExternalPlan, PbxAnswer, PbxChange, PbxSetUp, PbxView, TrunkPlan } from "../core/ports/pbx.ts";
import type { CallAtPbx, PbxLink, PhoneAtPbx, ShiftAtPbx } from "../core/phones/phone.ts";

/** How Asterisk behaves: `mute` does what it is asked, but its answers never arrive. */
export type Mood = "well" | "away" | "mute" | "refusing";

export type FakePbx = {
  readonly setUp: PbxSetUp;
  readonly view: PbxView;
  /** What Asterisk has. `password` null: nobody can register. */
  readonly agents: Map<string, { name: string; password: string | null }>;
  readonly trunks: Map<string, TrunkPlan>;
  readonly externals: Map<string, ExternalPlan>;
  /** Every question asked, such as "set-up-agent 1001"; without passwords. */
  readonly asked: string[];
  /** Changes how it behaves; coming back from `away` is told to the view's subscribers, as is going away. */
  become(mood: Mood): void;
  /** The next question waits until the returned function is called. */
  holdNext(): () => void;
  /** Whether a browser with this password could register now. */
  accepts(extension: string, password: string): boolean;
  setPhone(extension: string, phone: Partial<PhoneAtPbx>): void;
  /** Everybody is ready who was not given another. */
  setShift(extension: string, shift: ShiftAtPbx): void;
  setCall(extension: string, call: CallAtPbx | null): void;
  /** Tells the view's subscribers. */
  say(change: PbxChange): void;
};

const silent: PhoneAtPbx = { state: "not-registered", since: null, roundTripMs: null, contacts: 0 };

/** Asterisk in memory: both what can be set up, and the view of it. */
export function createFakePbx(clock: Clock): FakePbx {
  const agents: FakePbx["agents"] = new Map();
  const trunks = new Map<string, TrunkPlan>();
  const externals = new Map<string, ExternalPlan>();
  const phones = new Map<string, PhoneAtPbx>();
  const shifts = new Map<string, ShiftAtPbx>();
  const calls = new Map<string, CallAtPbx>();
  const listeners = new Set<(change: PbxChange) => void>();
  const asked: string[] = [];
  let mood: Mood = "well";
  let link: PbxLink = { state: "connected", since: clock.now() };
  let gate: Promise<void> | null = null;

  const say = (change: PbxChange) => {
    for (const listener of listeners) listener(change);
  };

  /** `work` gives Asterisk's own words when it does not want to. */
  async function ask(question: string, work: () => string | undefined): Promise<PbxAnswer> {
    asked.push(question);
    const held = gate;
    gate = null;
    await held;
    // Never within the caller's own turn of the event loop, so that races show.
    await new Promise((resolve) => setImmediate(resolve));
    if (mood === "away") return { kind: "unreachable" };
    if (mood === "refusing") return { kind: "refused", text: "403 Forbidden" };
    const text = work();
    if (mood === "mute") return { kind: "unreachable" };
    return text === undefined ? { kind: "done" } : { kind: "refused", text };
  }

  function setPassword(extension: string, password: string | null): string | undefined {
    const agent = agents.get(extension);
    if (agent === undefined) return "404 Not Found";
    agent.password = password;
    if (password === null) phones.delete(extension);
    return undefined;
  }

  return {
    agents,
    trunks,
    externals,
    asked,
    say,
    become(next) {
      const was = link.state;
      mood = next;
      const state = next === "away" ? "away" : "connected";
      if (state === was) return;
      link = { state, since: clock.now() };
      say({ kind: "link" });
    },
    holdNext() {
      let open: () => void = () => undefined;
      gate = new Promise<void>((resolve) => (open = resolve));
      return open;
    },
    accepts: (extension, password) => agents.get(extension)?.password === password,
    setPhone(extension, phone) {
      phones.set(extension, { ...(phones.get(extension) ?? silent), ...phone });
      say({ kind: "phone", extension });
    },
    setShift(extension, shift) {
      shifts.set(extension, shift);
      say({ kind: "phone", extension });
    },
    setCall(extension, call) {
      if (call === null) calls.delete(extension);
      else calls.set(extension, call);
      say({ kind: "phone", extension });
    },
    setUp: {
      setUpAgent: ({ extension, name }) =>
        ask(`set-up-agent ${extension}`, () => {
          agents.set(extension, { name, password: agents.get(extension)?.password ?? null });
          return undefined;
        }),
      removeAgent: (extension) =>
        ask(`remove-agent ${extension}`, () => {
          agents.delete(extension);
          phones.delete(extension);
          return undefined;
        }),
      setPhonePassword: (extension, password) =>
        ask(`set-phone-password ${extension}`, () => setPassword(extension, password)),
      revokePhone: (extension) =>
        ask(`revoke-phone ${extension}`, () => {
          // What is not there needs no revoking: every operation can be repeated.
          setPassword(extension, null);
          return undefined;
        }),
      setUpTrunk: (trunk) =>
        ask(`set-up-trunk ${trunk.number}`, () => {
          trunks.set(trunk.number, trunk);
          return undefined;
        }),
      removeTrunk: (number) =>
        ask(`remove-trunk ${number}`, () => {
          trunks.delete(number);
          return undefined;
        }),
      setUpExternal: (external) =>
        ask(`set-up-external ${external.extension}`, () => {
          externals.set(external.extension, external);
          return undefined;
        }),
      removeExternal: (extension) =>
        ask(`remove-external ${extension}`, () => {
          externals.delete(extension);
          return undefined;
        }),
      trunkFile: (trunk, external) =>
        `; trunk of ${trunk.number}${external === null ? "" : ` for ${external.extension}`}\n`,
    },
    view: {
      link: () => link,
      phone: (extension) =>
        link.state === "away"
          ? { ...(phones.get(extension) ?? silent), state: "unknown" }
          : (phones.get(extension) ?? silent),
      shift: (extension) =>
        link.state === "away" ? { state: "unknown" } : (shifts.get(extension) ?? { state: "ready" }),
      call: (extension) => calls.get(extension) ?? null,
      calls: () => [],
      hasEndpoint(what) {
        if (link.state === "away") return "unknown";
        const there =
          "number" in what
            ? trunks.has(what.number)
            : agents.has(what.extension) || externals.has(what.extension);
        return there ? "yes" : "no";
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
