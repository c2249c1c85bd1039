import { createClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { obey } from "./control.ts";
import { createDelivery } from "./delivery.ts";
import { GraphFault } from "./graph-fault.ts";
import { answerGraph } from "./graph-routes.ts";
import type { GraphContext, GraphRequest } from "./graph-routes.ts";
import { createMisbehaviours } from "./misbehaviour.ts";
import type { Misbehaviour } from "./misbehaviour.ts";
import { answerPermissionRequest } from "./permissions.ts";
import { firstApps, firstNumbers, grantFirstPermissions } from "./seeds.ts";
import { firstTemplates } from "./templates.ts";
import type { BusinessAccount, MetaSecrets } from "../meta-facts.ts";
import { createWorld } from "./world.ts";
import type { PhoneNumber, World } from "./world.ts";

/** Meta's account of a lab, without a network around it. */
export interface GraphService {
  readonly world: World;
  /** @throws GraphFault */
  answer(request: GraphRequest): Promise<unknown>;
  /** How the next answer is to go wrong, if it is. */
  misbehaviour(request: string): Misbehaviour | undefined;
  /** @throws LabError */
  obey(order: unknown): Promise<unknown>;
  onChange(listener: () => void): () => void;
  stop(): void;
}

export interface GraphServiceOptions {
  readonly accounts: readonly BusinessAccount[];
  readonly secrets: MetaSecrets;
  readonly clock?: Clock;
  /** Before further attempts to deliver a webhook, in milliseconds. */
  readonly deliveryWaits?: readonly number[];
  /** The customers' phones learn a number's password. */
  readonly onServersChanged?: (number: PhoneNumber) => Promise<void>;
}

/** Meta's limit for call_permissions. */
const QUESTIONS_PER_SECOND = 100;
/** A customer who decides at once still has to read: the answer comes after the business knows it has asked. */
const READING_MS = 150;

export function createGraphService({
  accounts,
  secrets,
  clock = createClock(),
  deliveryWaits,
  onServersChanged = () => Promise.resolve(),
}: GraphServiceOptions): GraphService {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const timers = new Set<NodeJS.Timeout>();
  const misbehaviours = createMisbehaviours();
  const delivery = createDelivery(() => world.apps(), changed, deliveryWaits);
  const world = createWorld(
    {
      clock,
      wabaId: secrets.wabaId,
      apps: firstApps(secrets),
      numbers: firstNumbers(accounts, secrets),
      templates: firstTemplates,
    },
    ({ field, value }) => delivery.send(field, envelope(secrets.wabaId, field, value)),
    changed,
  );
  grantFirstPermissions(world);
  let questions: number[] = [];

  const context: GraphContext = {
    world,
    onServersChanged,
    onAsked: ({ id, person }) => {
      const asked = person.customer?.asked ?? "waits";
      if (asked === "waits") return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        answerPermissionRequest(world, id, asked);
      }, READING_MS);
      timers.add(timer);
    },
    countPermissionQuestion: () => {
      const now = performance.now();
      questions = [...questions.filter((time) => time > now - 1000), now];
      if (questions.length > QUESTIONS_PER_SECOND)
        throw new GraphFault(613, `At most ${String(QUESTIONS_PER_SECOND)} questions a second.`);
    },
  };

  return {
    world,
    answer: (request) => answerGraph(context, request),
    misbehaviour: (request) => misbehaviours.next(request),
    obey: (order) => obey({ world, delivery, misbehaviours }, order),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      delivery.stop();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** How Meta wraps what it tells. */
const envelope = (wabaId: string, field: string, value: unknown): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, changes: [{ field, value }] }],
  });
