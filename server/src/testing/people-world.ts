import type { Person } from "../core/people/person.ts";
import type { Storage } from "../core/ports/storage.ts";
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import { createMemory } from "../use-cases/memory.ts";
import type { Actor, Ports } from "../use-cases/ports.ts";
import { createFakeIdentityProvider, type FakeIdentityProvider } from "./fake-identity-provider.ts";
import { createFakeLive, type FakeLive } from "./fake-live.ts";
import { createFakeLogger, type FakeLogger } from "./fake-logger.ts";
import { createFakePbx, type FakePbx } from "./fake-pbx.ts";
import { createFakeSecrets, type FakeSecrets } from "./fake-secrets.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { openMemoryStorage } from "./memory-storage.ts";

export const rightPassword = "cobalt tram 41 gull";

export type PeopleWorld = {
  readonly ports: Omit<Ports, "meta">;
  readonly storage: Storage;
  readonly secrets: FakeSecrets;
  readonly clock: ManualClock;
  readonly pbx: FakePbx;
  readonly live: FakeLive;
  readonly logger: FakeLogger;
  readonly identityProvider: FakeIdentityProvider;
  /** Adds them as they are, with `rightPassword` where they have one, and with their phone in Asterisk. */
  add(...people: readonly Person[]): Promise<void>;
  /** Somebody signed in anew, without the way there. */
  signedIn(person: Person): Promise<Actor>;
  /** As they are stored now; fails when there is nobody. */
  now(person: Pick<Person, "id">): Promise<Person>;
  /** Actions in the audit log, oldest first. */
  audited(): Promise<readonly string[]>;
};

/** A storage, its own unless one is given, with everything that use cases of people need around it. `storage.close()` ends it. */
export async function createPeopleWorld(
  use: { readonly identityProvider?: "none" | "fake"; readonly storage?: Storage } = {},
): Promise<PeopleWorld> {
  const storage = use.storage ?? (await openMemoryStorage());
  const secrets = createFakeSecrets();
  const clock = createManualClock();
  const pbx = createFakePbx(clock);
  const live = createFakeLive();
  const logger = createFakeLogger();
  const identityProvider = createFakeIdentityProvider();
  return {
    storage,
    secrets,
    clock,
    pbx,
    live,
    logger,
    identityProvider,
    ports: {
      storage,
      secrets,
      clock,
      pbx: pbx.setUp,
      view: pbx.view,
      live,
      logger,
      identityProvider: use.identityProvider === "fake" ? identityProvider : null,
      memory: createMemory(),
      settings: {
        domain: "pbx.haug.example",
        sipServer: { hostname: "pbx.haug.example", port: 5061 },
        sessionLasts: 12 * HOUR,
        phoneCredentialsLast: 30 * MINUTE,
        invitationLasts: 3 * DAY,
        relay: { urls: ["turn:turn.haug.example:3478"], secret: "a secret with the TURN server" },
      },
    },
    async add(...people) {
      for (const person of people) {
        await storage.people.add(person, clock.now());
        if (person.hasPassword)
          await storage.people.setPassword(person.id, await secrets.hashPassword(rightPassword));
        if (person.disabled) await storage.people.change(person.id, 1, { disabled: true });
        if (person.extension === null || person.disabled) continue;
        pbx.agents.set(person.extension, { name: person.name, password: null });
      }
    },
    async signedIn({ id }) {
      const session = secrets.digest(secrets.newToken());
      const at = clock.now();
      await storage.sessions.add({ token: session, personId: id, createdAt: at, expiresAt: at + 12 * HOUR });
      return { person: await found(storage, id), session };
    },
    now: ({ id }) => found(storage, id),
    async audited() {
      return (await storage.audit.list({ limit: 200 })).map(({ action }) => action).reverse();
    },
  };
}

async function found(storage: Storage, id: string): Promise<Person> {
  const person = await storage.people.find(id);
  if (person === null) throw new Error(`nobody has the id ${id}`);
  return person;
}
