import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountNumbers, businessNumbers, PBX_HOST } from "../../../../lab/cast.ts";
import { connectGraph, type GraphStandIn } from "../../../../lab/meta-stand-in/graph/graph-client.ts";
import { serveGraph, type GraphServer } from "../../../../lab/meta-stand-in/graph/graph-server.ts";
import { createGraphService } from "../../../../lab/meta-stand-in/graph/graph-service.ts";
import { phoneNumberId, type MetaSecrets } from "../../../../lab/meta-stand-in/meta-facts.ts";
import { createSystemClock } from "../../adapters/clock/system-clock.ts";
import { createMeta } from "../../adapters/meta/create-meta.ts";
import type { LiveChange } from "../../core/ports/live.ts";
import type { Permission } from "../../core/permissions/permission.ts";
import type { Outcome } from "../../core/problem.ts";
import { createNumberWorld, type NumberWorld } from "../../testing/number-world.ts";
import { wantedForAgents } from "../../testing/numbers.ts";
import { createAccount } from "../accounts/create-account.ts";
import { listNumbersAtMeta } from "../accounts/list-numbers-at-meta.ts";
import { createNumber } from "../numbers/create-number.ts";
import { refreshNumber } from "../numbers/refresh-number.ts";
import { rotateSipPassword } from "../numbers/rotate-sip-password.ts";
import { writeCallSettings } from "../numbers/write-call-settings.ts";
import { askPermission } from "../permissions/ask-permission.ts";
import { lookAtPermission } from "../permissions/look-at-permission.ts";
import type { Ports } from "../ports.ts";
import { startDeliveryWorker, type DeliveryWorker } from "./start-delivery-worker.ts";
import { takeWebhook } from "./take-webhook.ts";
import { verifyWebhook } from "./verify-webhook.ts";

/*
 * The client and the use cases against the lab's stand-in for the Graph API, which shares no code with them: what one of
 * the two has understood wrongly shows here. No Asterisk is started; the name only says that the lab is used.
 */

const [support, , service, newsletter] = accountNumbers.map(({ number }) => number) as [
  string,
  string,
  string,
  string,
];
const joy = "+6581234567";

const app = (name: string, id: string) => ({
  id,
  name,
  secret: `secret-of-${name}`,
  token: `token-of-${name}`,
});
const secrets: MetaSecrets = {
  wabaId: "104996122399160",
  apps: [app("ours", "10010001"), app("other", "20020002")],
  labToken: "lab",
};

let world: NumberWorld;
let ports: Ports;
let server: GraphServer;
let graph: GraphStandIn;
let receiver: Server;
let worker: DeliveryWorker;
let accountId = "";

beforeAll(async () => {
  world = await createNumberWorld();
  const clock = createSystemClock();
  ports = {
    ...world.ports,
    clock,
    meta: createMeta({ clock }),
    settings: { ...world.ports.settings, sipServer: { hostname: PBX_HOST, port: 5061 } },
  };
  const accounts = businessNumbers.map(({ number }) => ({ number, password: `first-${number.slice(-4)}` }));
  server = await serveGraph(createGraphService({ accounts, secrets, deliveryWaits: [5, 10] }), {
    address: "127.0.0.1",
    port: 0,
    labToken: secrets.labToken,
  });
  const numbers = accountNumbers.map((each) => ({ ...each, phoneNumberId: phoneNumberId(each.number) }));
  graph = await connectGraph(server.url, secrets, numbers);

  const account = value(
    await createAccount(ports, world.nora, {
      name: "Ringbridge",
      wabaId: secrets.wabaId,
      appId: secrets.apps[0].id,
      accessToken: secrets.apps[0].token,
      appSecret: secrets.apps[0].secret,
      graph: { baseUrl: `${server.url}/v26.0`, authorization: "Bearer" },
    }),
  );
  accountId = account.id;
  worker = startDeliveryWorker(ports);
  receiver = await receiveAt(account.hook);
  const { port } = receiver.address() as AddressInfo;
  const callbackUrl = `http://127.0.0.1:${port}/webhooks/meta/${account.hook}`;
  await graph.setWebhook({ callbackUrl, verifyToken: account.verifyToken });
});
afterAll(async () => {
  graph.close();
  await server.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await worker.stop();
  await world.storage.close();
});

/** Our side of webhooks, without the HTTP library. */
async function receiveAt(hook: string): Promise<Server> {
  const receiving = createServer((request, response) => {
    const query = new URL(request.url ?? "", "http://here").searchParams;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      const signature = request.headers["x-hub-signature-256"];
      const answer =
        request.method === "GET"
          ? verifyWebhook(ports, {
              hook,
              mode: query.get("hub.mode") ?? "",
              verifyToken: query.get("hub.verify_token") ?? "",
              challenge: query.get("hub.challenge") ?? "",
            })
          : takeWebhook(ports, {
              hook,
              raw,
              text: raw.toString(),
              signature: typeof signature === "string" ? signature : null,
            });
      void answer.then((outcome) => {
        response.writeHead(outcome.kind === "done" ? 200 : 400);
        response.end(outcome.kind === "done" ? outcome.value : "");
        worker.wake();
      });
    });
  });
  await new Promise<void>((resolve) => receiving.listen(0, "127.0.0.1", resolve));
  return receiving;
}

function value<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind === "problem") throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

/** Resolves with what `find` makes of the first change told from now on of which it makes something. */
function toldOf<Found>(find: (change: LiveChange) => Found | null): Promise<Found> {
  return new Promise((resolve) => {
    const stop = world.live.subscribe((change) => {
      const found = find(change);
      if (found === null) return;
      stop();
      resolve(found);
    });
  });
}
const permissionTold = (customer: string, fits: (permission: Permission) => boolean) =>
  toldOf((change) =>
    change.kind === "permission" && change.permission.customer === customer && fits(change.permission)
      ? change.permission
      : null,
  );

const add = async (number: string, label: string) =>
  value(await createNumber(ports, world.nora, { accountId, phoneNumberId: phoneNumberId(number), label }));
const kinds = ({ drift }: { readonly drift: readonly { readonly kind: string }[] }) =>
  drift.map(({ kind }) => kind);
const stored = async (number: string) => {
  const found = await world.storage.numbers.findByNumber(number);
  if (found === null) throw new Error(`${number} is not there`);
  return found;
};
const write = async (number: string, more: Partial<typeof wantedForAgents> = {}) => {
  const { id: numberId, version } = await stored(number);
  return writeCallSettings(ports, world.nora, { numberId, version, wanted: { ...wantedForAgents, ...more } });
};

test("the account's numbers are there to pick from", async () => {
  const listed = value(await listNumbersAtMeta(ports, world.nora, { accountId }));
  expect(listed.map(({ number }) => number).toSorted()).toEqual(
    accountNumbers.map(({ number }) => number).toSorted(),
  );
});

test("a number that is set up already works at once", async () => {
  const number = await add(support, "Support");
  expect(number).toMatchObject({
    number: support,
    passwordSet: true,
    drift: [],
    meta: { keyExchange: "SDES" },
  });
  expect(world.pbx.trunks.get(support)?.password).toBe("first-0111");
});

test("a number that nobody has set up is set up by writing its settings", async () => {
  expect(kinds(await add(service, "Service"))).toEqual([
    "calling-off",
    "sip-off",
    "no-server",
    "key-exchange-mismatch",
  ]);
  const callHours = {
    status: "on",
    timeZone: "Europe/Oslo",
    weekly: [{ day: "monday", open: "09:00", close: "17:00" }],
    holidays: [{ date: "2027-12-25", open: "10:00", close: "12:00" }],
  } as const;
  const number = value(await write(service, { callHours, callIcon: "hidden", additionalCodecs: ["PCMA"] }));
  expect(number).toMatchObject({
    drift: [],
    passwordSet: true,
    meta: { callHours, callIcon: "hidden", additionalCodecs: ["PCMA"], callbackPermission: "on" },
  });
  expect(world.pbx.trunks.get(service)?.password).toMatch(/./);
});

test("Meta does not switch calling on for a number with a low limit, and says so", async () => {
  expect(kinds(await add(newsletter, "Newsletter"))).toContain("messaging-limit-low");
  expect(await write(newsletter)).toMatchObject({
    problem: { code: "meta", meta: { kind: "messaging-limit-low", code: 138015 } },
  });
  expect((await stored(newsletter)).lastError?.kind).toBe("messaging-limit-low");
});

test("a new password by Meta's procedure", async () => {
  const before = world.pbx.trunks.get(support)?.password;
  const { id: numberId } = await stored(support);
  expect(kinds(value(await rotateSipPassword(ports, world.nora, { numberId })))).toEqual([]);
  expect(world.pbx.trunks.get(support)?.password).not.toBe(before);
});

test("another app puts its server on the number: the number says so after Meta's webhook", async () => {
  const { id: numberId } = await stored(support);
  const other = {
    baseUrl: `${server.url}/v26.0`,
    authorization: "Bearer",
    accessToken: secrets.apps[1].token,
  } as const;
  const told = toldOf((change) => (change.kind === "number" && change.numberId === numberId ? change : null));
  const elsewhere = { hostname: "other.example", port: 5061 };
  await ports.meta.writeSettings(
    other,
    phoneNumberId(support),
    { ...wantedForAgents, callIcon: "hidden" },
    elsewhere,
  );
  await told;
  const number = value(await refreshNumber(ports, world.nora, { numberId }));
  // The settings that were written for the new password are what is wanted since.
  expect(kinds(number)).toEqual(["second-server", "settings-differ", "settings-differ"]);
  expect(number.meta).toMatchObject({ callIcon: "hidden", servers: [{ ours: true }, { ours: false }] });
});

test("no permission, the customer writes, we ask, the customer accepts: the button says Ask, Wait and Call", async () => {
  const numberId = (await stored(support)).id;
  const customer = { numberId, customer: joy };
  expect(value(await lookAtPermission(ports, world.alice, customer))).toMatchObject({
    state: "none",
    verb: "ask",
    window: null,
  });

  const heard = permissionTold(joy, ({ window }) => window !== null);
  await graph.write({ number: support, customer: joy }, "Where is my parcel?");
  await heard;

  const asked = value(
    await askPermission(ports, world.alice, { ...customer, text: "May we call about your parcel?" }),
  );
  expect(asked).toMatchObject({
    verb: "wait",
    requests: { day: { left: 0, max: 1 }, week: { left: 1, max: 2 } },
  });
  const request = await graph.nextRequest(joy);
  expect(request).toMatchObject({ text: "May we call about your parcel?" });

  const granted = permissionTold(joy, ({ state }) => state === "temporary");
  await graph.answerRequest(request.id, "accept");
  expect(await granted).toMatchObject({ verb: "call", pending: null });
  expect(value(await lookAtPermission(ports, world.alice, { ...customer, fresh: true }))).toMatchObject({
    state: "temporary",
    verb: "call",
    unknown: null,
  });
});

test("the customer takes it back: the button says Wait, for today's request is used up", async () => {
  const withdrawn = permissionTold(joy, ({ state }) => state === "none");
  await graph.revoke({ number: support, customer: joy });
  expect(await withdrawn).toMatchObject({ verb: "wait" });
});

test("Meta restricts the number, which shows at once", async () => {
  const { id: numberId } = await stored(support);
  const told = toldOf((change) => (change.kind === "number" && change.numberId === numberId ? change : null));
  await graph.restrict(support, "RESTRICTED_BUSINESS_INITIATED_CALLING", 7);
  await told;
  const { meta } = await stored(support);
  expect(meta?.restrictions).toMatchObject([{ kind: "outbound-calls" }]);
  const permission = value(
    await lookAtPermission(ports, world.alice, { numberId, customer: "+34655102030", fresh: true }),
  );
  expect(permission).toMatchObject({ state: "permanent", verb: "wait", waitUntil: null });
});

test.each([
  ["server-error", "server-error"],
  ["rate-limited", "permission-lookup-limit"],
  ["invalid-json", "unreadable"],
] as const)("Meta answers with %s: the call stays possible", async (how, kind) => {
  await graph.misbehave({ how }, { only: "call_permissions" });
  const { id: numberId } = await stored(service);
  const customer = { numberId, customer: "+351912345678", fresh: true };
  expect(value(await lookAtPermission(ports, world.alice, customer))).toMatchObject({
    verb: "call",
    unknown: { kind },
  });
});

test("a connection that is cut once does no harm", async () => {
  await graph.misbehave({ how: "cut" }, { only: "call_permissions" });
  const { id: numberId } = await stored(service);
  const looked = await lookAtPermission(ports, world.alice, { numberId, customer: joy, fresh: true });
  expect(value(looked)).toMatchObject({ state: "none", unknown: null });
});
