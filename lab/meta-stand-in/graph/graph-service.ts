import { createCallLog } from "./call-log.ts";
import { createClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { obey } from "./control.ts";
import { createDelivery } from "./delivery.ts";
import { createEdgeQuestions } from "./edge-questions.ts";
import type { EdgeQuestions } from "./edge-questions.ts";
import { GraphFault } from "./graph-fault.ts";
import type { GraphRequest } from "./graph-request.ts";
import { answerGraph } from "./graph-routes.ts";
import type { GraphContext } from "./graph-routes.ts";
import { createMisbehaviours } from "./misbehaviour.ts";
import type { Misbehaviour } from "./misbehaviour.ts";
import { answerPermissionRequest } from "./permissions.ts";
import type { PhonePasswords } from "./phone-passwords.ts";
import { firstApps, firstNumbers, grantFirstPermissions } from "./seeds.ts";
import { firstTemplates } from "./templates.ts";
import type { BusinessAccount, MetaSecrets } from "../meta-facts.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world.ts";

/** Meta's account of a lab, without a network around it. */
export interface GraphService {
  readonly world: World;
  /** What the edge asks and tells. */
  readonly questions: EdgeQuestions;
  /** @throws GraphFault */
  answer(request: GraphRequest): Promise<unknown>;
  /** How the next answer is to go wrong, if it is. */
  misbehaviour(request: string): Misbehaviour | undefined;
  /** @returns the answer or a promise of it. @throws LabError */
  obey(order: unknown): unknown;
  onChange(listener: () => void): () => void;
  stop(): void;
}

export interface GraphServiceOptions {
  readonly accounts: readonly BusinessAccount[];
  readonly secrets: MetaSecrets;
  readonly clock?: Clock;
  /** Before further attempts to deliver a webhook, in milliseconds. */
  readonly deliveryWaits?: readonly number[];
  /** Default: there are no phones. */
  readonly passwords?: PhonePasswords;
}

/** Meta's limit for call_permissions. */
const QUESTIONS_PER_SECOND = 100;
/** A customer who decides at once still has to read: the answer comes after the business knows it has asked. */
const READING_MS = 150;

const noPhones: PhonePasswords = { set: () => Promise.resolve(), settled: () => Promise.resolve() };

export function createGraphService({
  accounts,
  secrets,
  clock = createClock(),
  deliveryWaits,
  passwords = noPhones,
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
  for (const number of world.numbers()) void passwords.set(number);
  const calls = createCallLog(world);
  let questions: number[] = [];

  const context: GraphContext = {
    world,
    onServersChanged: (number) => passwords.set(number),
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
    questions: createEdgeQuestions(world, calls),
    answer: (request) => answerGraph(context, request),
    misbehaviour: (request) => misbehaviours.next(request),
    obey: (order) => obey({ world, delivery, misbehaviours, calls, passwords }, order),
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
