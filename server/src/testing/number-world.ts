import type { StoredNumber } from "../core/ports/storage.ts";
import type { PermissionFacts } from "../core/permissions/permission.ts";
import { accessTokenSeal, appSecretSeal, sipPasswordSeal } from "../use-cases/accounts/seals.ts";
import type { Actor, Ports } from "../use-cases/ports.ts";
import { createFakeMeta, type FakeMeta, type NumberInFake } from "./fake-meta.ts";
import { allIsWell, ourServer, wantedForAgents } from "./numbers.ts";
import { createPeopleWorld, type PeopleWorld } from "./people-world.ts";
import { alice, bob, nora, selma } from "./people.ts";
import { ida } from "./permissions.ts";
import { harbourAccount, ticketsNumber } from "./stored.ts";

export const accessToken = "the-token-of-harbour-tours";
export const appSecret = "the-app-secret-of-harbour-tours";
export const sipPassword = "meta-made-password-0";

export type NumberWorld = Omit<PeopleWorld, "ports"> & {
  readonly ports: Ports;
  readonly meta: FakeMeta;
  readonly nora: Actor;
  readonly selma: Actor;
  readonly alice: Actor;
  /** Harbour Tours' account. */
  addAccount(): Promise<void>;
  /** The number for tickets: at Meta, here and in Asterisk, with all well, but for what is given. */
  addTickets(
    differently?: Partial<typeof ticketsNumber>,
    atMeta?: Partial<NumberInFake>,
  ): Promise<StoredNumber>;
  /** The number for tickets as it is stored now. */
  tickets(): Promise<StoredNumber>;
  /** What is known of Ida now, or as it is made to be. */
  idas(become?: Partial<PermissionFacts>): Promise<PermissionFacts>;
  /** Every text that left the process by log, audit or live changes. */
  told(): Promise<string>;
};

/** A world of people with a Meta in which Harbour Tours has a number for tickets. */
export async function createNumberWorld(): Promise<NumberWorld> {
  const people = await createPeopleWorld();
  await people.add(nora, selma, alice, bob);
  const { storage, secrets, clock, pbx, live, logger } = people;
  const meta = createFakeMeta(clock);
  meta.token = accessToken;
  const { hook, verifyToken, ...account } = harbourAccount;

  const world: NumberWorld = {
    ...people,
    ports: { ...people.ports, meta },
    meta,
    nora: await people.signedIn(nora),
    selma: await people.signedIn(selma),
    alice: await people.signedIn(alice),
    async addAccount() {
      const sealed = {
        accessToken: secrets.seal(accessToken, accessTokenSeal(account.id)),
        appSecret: secrets.seal(appSecret, appSecretSeal(account.id)),
      };
      await storage.accounts.add({ ...account, hook, verifyToken }, sealed, clock.now());
    },
    async addTickets(differently = {}, atMeta = {}) {
      await world.addAccount();
      meta.addNumber(ticketsNumber.phoneNumberId, ticketsNumber.number, {
        settings: wantedForAgents,
        servers: [{ ...ourServer, password: sipPassword }],
        ...atMeta,
      });
      const number = {
        ...ticketsNumber,
        wanted: wantedForAgents,
        meta: allIsWell,
        sealedPassword: secrets.seal(sipPassword, sipPasswordSeal(ticketsNumber.id)),
        ...differently,
      };
      await storage.numbers.add(number, clock.now());
      const { destination } = number;
      if (destination.kind === "agents" || destination.kind === "extension")
        pbx.trunks.set(number.number, { number: number.number, password: sipPassword, destination });
      return world.tickets();
    },
    async tickets() {
      const number = await storage.numbers.find(ticketsNumber.id);
      if (number === null) throw new Error("There is no number for tickets.");
      return number;
    },
    idas: (become = {}) =>
      storage.permissions.change(ticketsNumber.id, ida, (facts) => ({ ...facts, ...become })),
    async told() {
      return JSON.stringify([logger.lines, await storage.audit.list({ limit: 200 }), live.told]);
    },
  };
  return world;
}
