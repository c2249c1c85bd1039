import { faultFields } from "../../core/fault-fields.ts";
import { may } from "../../core/people/person.ts";
import type { LiveChange } from "../../core/ports/live.ts";
import type { Metrics } from "../../core/ports/metrics.ts";
import { done, problem, type Outcome } from "../../core/problem.ts";
import { SECOND } from "../../core/time.ts";
import type { Actor, Ports } from "../../use-cases/ports.ts";
import type { components } from "../generated/contract.ts";
import type { OpenStream } from "../operation.ts";
import { createCustomersAsked } from "./customers-asked.ts";
import { steady } from "./steady.ts";
import { createStream } from "./stream.ts";
import { createWatchers, type Watcher } from "./watchers.ts";
import { toPermission } from "../resources/permission-json.ts";

type Schemas = components["schemas"];
type LiveEvent = Schemas["LiveEvent"];

const beatEvery = 15 * SECOND;
/** At most five pictures of the team a second. */
const betweenTeams = 200;
/** Tabs of one session; a browser that leaks streams must not take all sockets. */
const mostOfSession = 8;

export type LiveParts = Pick<Ports, "storage" | "live" | "clock" | "logger"> & {
  readonly metrics: Pick<Metrics, "streams">;
  /** What is shown of the team, and of one's own phone. */
  readonly team: (actor: Actor) => Promise<Outcome<Schemas["Team"]>>;
  readonly ownLine: (actor: Actor) => Outcome<Schemas["PhoneAtPbx"]>;
  /** No page of this session listens any more. */
  readonly browserGone: (session: string) => void;
};

export type LiveStreams = {
  /** @returns what writes the stream, or `too-many-requests` when the session has enough of them. */
  open(actor: Actor): Outcome<OpenStream>;
  /** This session looks at this customer: from now on it is told of them. */
  asked(actor: Actor, customer: string): void;
  /** Ends all of them, and takes no others. */
  close(): void;
};

const seesTeam = ({ actor }: Watcher): boolean => actor !== null && may(actor.person.role, "see-team");

/** Tells pages what changed, each what its session may see. */
export function createLiveStreams(parts: LiveParts): LiveStreams {
  const { clock, logger, storage } = parts;
  const watchers = createWatchers();
  const asked = createCustomersAsked();
  let state: "open" | "closed" = "open";
  const open = (actor: Actor): OpenStream => {
    return (raw, serialize) => {
      const stream = createStream(raw, () => {
        const left = watchers.remove(watcher);
        parts.metrics.streams(watchers.all().length);
        // At the end of the process nobody went: the pages come back to the next one.
        if (left === "last" && state === "open") parts.browserGone(watcher.session);
      });
      const watcher: Watcher = {
        stream,
        serialize,
        session: actor.session,
        personId: actor.person.id,
        actor,
      };
      watchers.add(watcher);
      parts.metrics.streams(watchers.all().length);
      send(watcher, { type: "hello" });
    };
  };

  function send({ stream, serialize }: Watcher, event: LiveEvent): void {
    stream.send(serialize(event));
  }

  function end(session: string): void {
    for (const watcher of watchers.of(session)) {
      send(watcher, { type: "session-ended" });
      watcher.stream.end();
    }
  }

  /** Who they are now: their role may be another, their session over without a word. */
  async function lookAgain(session: string): Promise<void> {
    const found = await storage.sessions.find(session, clock.now());
    if (found === null || found.person.disabled) {
      end(session);
      return;
    }
    for (const watcher of watchers.of(session)) watcher.actor = { person: found.person, session };
  }

  async function tellTeam(): Promise<void> {
    const asker = watchers.all().find(seesTeam)?.actor;
    if (!asker) return;
    // One picture for all of them: it holds nothing that one of them may see and another not.
    const team = await parts.team(asker);
    if (team.kind === "problem") return;
    const event: LiveEvent = { type: "team", team: team.value };
    // Looked at now: since the question somebody may have lost the right.
    for (const { stream, serialize } of watchers.all().filter(seesTeam)) stream.sendLatest(serialize(event));
  }

  function tellLine(extension: string): void {
    for (const watcher of watchers.all()) {
      if (watcher.actor?.person.extension !== extension) continue;
      const line = parts.ownLine(watcher.actor);
      if (line.kind === "done") send(watcher, { type: "own-line", line: line.value });
    }
  }

  function inTheBackground(work: Promise<void>): Promise<void> {
    return work.catch((thrown: unknown) => {
      logger.error("live.failed", faultFields(thrown));
    });
  }

  const team = steady(clock, betweenTeams, () => inTheBackground(tellTeam()));

  function tellAll(event: LiveEvent): void {
    for (const watcher of watchers.all()) send(watcher, event);
  }

  /** As `searchCalls`: agents see what they ask for, and calls of their own; a colleague's customers are not theirs. */
  function tellOfCustomer(customer: string, extension: string | null, event: LiveEvent): void {
    for (const watcher of watchers.all()) {
      const { actor, session } = watcher;
      const isTheirs = extension !== null && actor?.person.extension === extension;
      const seesAll = actor !== null && may(actor.person.role, "see-all-calls");
      if (isTheirs || seesAll || asked.has(session, customer)) send(watcher, event);
    }
  }

  function tell(change: LiveChange): void {
    switch (change.kind) {
      case "team":
        return team.ask();
      case "line":
        return tellLine(change.extension);
      case "number":
        return tellAll({ type: "number", numberId: change.numberId });
      case "permission":
        return tellOfCustomer(change.permission.customer, null, {
          type: "permission",
          permission: toPermission(change.permission),
        });
      case "calls":
        return tellOfCustomer(change.customer, change.extension, {
          type: "calls",
          customer: change.customer,
        });
      case "credentials-revoked":
        for (const watcher of watchers.of(change.session)) {
          send(watcher, { type: "credentials-revoked", reason: change.reason });
        }
        return;
      case "session-ended":
        asked.forget(change.session);
        return end(change.session);
      case "person":
        for (const watcher of watchers.all()) {
          if (watcher.personId !== change.personId) continue;
          watcher.actor = null;
          void inTheBackground(lookAgain(watcher.session));
        }
    }
  }

  const stopListening = parts.live.subscribe(tell);
  let takeBack = clock.after(beatEvery, beat);
  function beat(): void {
    takeBack = clock.after(beatEvery, beat);
    for (const { stream } of watchers.all()) stream.beat();
    for (const session of watchers.sessions()) void inTheBackground(lookAgain(session));
  }

  return {
    open(actor) {
      const full = watchers.of(actor.session).size >= mostOfSession;
      return full ? problem({ code: "too-many-requests", retryAfterSeconds: 60 }) : done(open(actor));
    },
    asked: (actor, customer) => asked.note(actor.session, customer),
    close() {
      state = "closed";
      stopListening();
      takeBack();
      team.stop();
      for (const { stream } of watchers.all()) stream.end();
    },
  };
}
