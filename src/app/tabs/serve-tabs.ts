import type { LeftCall } from "../../core/call/left-call.ts";
import type { Phone } from "../../phone/phone.ts";
import type { Workplace } from "../../stores/react.tsx";
import { assertNever } from "../../shared/assert-never.ts";
import type { SignIn } from "../kept-sign-in.ts";
import { readRemote, type Asked, type Message, type Topic } from "./messages.ts";

/** A sign-in as one tab gives it to another. `keep`: the agent wants it kept until the tab is closed. */
export type SharedSignIn = { readonly signIn: SignIn; readonly keep: boolean };

export type ServePorts = {
  /** Tells the other tabs. */
  readonly post: (message: Message) => void;
  readonly line: string;
  /** This tab's own name. */
  readonly tab: string;
  readonly phone: Phone;
  readonly workplace: Pick<Workplace, "quality" | "shift" | "sound" | "levels" | "colleagues" | "devices">;
  /** What another tab needs to go on with the calls; null when one of them could not go along. */
  readonly left: () => readonly LeftCall[] | null;
  /** Gives line and calls to another tab; null when one of the calls could not go along. */
  readonly handOver: () => readonly LeftCall[] | null;
  /** For a tab where nobody is signed in; null where the backend knows who is. */
  readonly signIn: SharedSignIn | null;
  /** Another tab was signed out, and so is this one. */
  readonly over: () => void;
};

export type Serving = {
  readonly hear: (data: unknown) => void;
  readonly stop: () => void;
};

/** Lets the other tabs of this browser see the phone of this one, and runs what they ask of it. */
export function serveTabs(ports: ServePorts): Serving {
  const { post, line, tab, phone, workplace } = ports;
  /** The remote controls there are, and whether each can be heard. */
  const remotes = new Map<string, boolean>();
  const watches = new Map<string, () => void>();

  function ringer(): string | null {
    if (workplace.sound.state() === "on") return null;
    return [...remotes].find(([, isHeard]) => isHeard)?.[0] ?? null;
  }

  function tellPhone(): void {
    if (remotes.size === 0) return;
    post({ type: "phone", line, by: tab, state: phone.state(), left: ports.left(), ringer: ringer() });
  }

  function tellQuality(): void {
    if (remotes.size === 0) return;
    post({ type: "quality", line, by: tab, qualities: [...workplace.quality.getState()] });
  }

  function tellShift(): void {
    if (remotes.size === 0) return;
    post({ type: "shift", line, by: tab, shift: workplace.shift.state() });
  }

  function greet(remote: string, isHeard: boolean): void {
    remotes.set(remote, isHeard);
    tellPhone();
    tellQuality();
    tellShift();
  }

  function watch(to: string, number: number, topic: Topic | null): void {
    const key = `${to} ${number}`;
    unwatch(key);
    if (topic === null) return;
    const undo =
      topic.of === "levels"
        ? workplace.levels.watch(topic.id, (levels) =>
            post({ type: "news", line, to, number, news: { of: "levels", ...levels } }),
          )
        : workplace.colleagues.watch(topic.id, (news) =>
            post({ type: "news", line, to, number, news: { of: "presence", ...news } }),
          );
    watches.set(key, undo);
  }

  function unwatch(key: string): void {
    watches.get(key)?.();
    watches.delete(key);
  }

  function run(asked: Asked): void {
    switch (asked.do) {
      case "line":
        return phone.line({ type: asked.command });
      case "prepare-to-dial":
        return phone.prepareToDial();
      case "dial":
        return void phone.dial(asked.to, asked.from, asked.id);
      case "dial-inside":
        return void phone.dialInside(asked.target, asked.id);
      case "consult":
        return void phone.consult(asked.about, asked.target, asked.id);
      case "merge":
        return void phone.merge(asked.one, asked.other, asked.id);
      case "call":
        return phone.call(asked.id, asked.command);
      case "dismiss-outcome":
        return phone.dismissOutcome();
      case "shift":
        return workplace.shift.ask(asked.command);
      case "sound":
        return workplace.devices.settings.change(asked.settings);
      default:
        return assertNever(asked);
    }
  }

  function leave(remote: string): void {
    remotes.delete(remote);
    for (const key of [...watches.keys()]) if (key.startsWith(`${remote} `)) unwatch(key);
    tellPhone();
  }

  function hear(data: unknown): void {
    const message = readRemote(data);
    if (message === null) return;
    if (message.type === "who") {
      if (ports.signIn !== null) post({ type: "sign-in", to: message.by, ...ports.signIn });
      return;
    }
    if (message.line !== line) return;
    switch (message.type) {
      case "hello":
        return greet(message.by, message.isHeard);
      case "bye":
        return leave(message.by);
      case "ask":
        return run(message.asked);
      case "watch":
        return watch(message.by, message.number, message.topic);
      case "use-here":
        return post({ type: "moved", line, to: message.by, left: ports.handOver() });
      case "over":
        return ports.over();
      default:
        return assertNever(message);
    }
  }

  const undo = [
    phone.subscribe(tellPhone),
    workplace.sound.subscribe(tellPhone),
    workplace.quality.subscribe(tellQuality),
    workplace.shift.subscribe(tellShift),
  ];

  return {
    hear,
    stop: () => {
      for (const each of [...undo, ...watches.values()]) each();
      watches.clear();
      remotes.clear();
    },
  };
}
