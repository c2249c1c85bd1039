import { accountNumbers, businessNumbers } from "./cast.ts";
import { say, withLab } from "./commands.ts";
import type { Lab } from "./lab.ts";
import { LabError } from "./lab-error.ts";
import type { PairName } from "./meta-stand-in/graph/graph-client.ts";
import type { ShownPair, ShownRequest } from "./meta-stand-in/graph/graph-state.ts";

const AN_HOUR_MS = 3_600_000;

const labelOf = (number: string): string =>
  accountNumbers.find((each) => each.number === number)?.label ?? number;
const momentOf = (time: number): string => new Date(time).toISOString().slice(0, 16).replace("T", " ");

/** `permission`: who may be called, and who has been asked. */
export async function permission(index: number): Promise<void> {
  await withLab(index, async (lab) => {
    const { now, pairs, requests } = await lab.meta.graph.state();
    say(`At Meta it is ${momentOf(now)} UTC.`);
    for (const pair of pairs) say(describePair(pair));
    const pending = requests.filter(({ state }) => state === "pending");
    say(pending.length > 0 ? "\nRequests that wait for an answer" : "\nNo request waits for an answer.");
    for (const request of pending) say(describeRequest(request));
  });
}

function describePair({
  number,
  customer,
  permission: given,
  unansweredInARow,
  windowUntil,
}: ShownPair): string {
  const may = {
    no_permission: () => "may not call",
    temporary: () => `may call until ${given.status === "temporary" ? momentOf(given.expiresAt) : ""}`,
    permanent: () => "may call",
  }[given.status]();
  const more = [
    ...(unansweredInARow > 0 ? [`${String(unansweredInARow)} unanswered in a row`] : []),
    ...(windowUntil === undefined ? [] : [`may write freely until ${momentOf(windowUntil)}`]),
  ];
  return `${labelOf(number).padEnd(10)} ${customer.number} ${customer.name}: ${[may, ...more].join(", ")}`;
}

const describeRequest = ({ number, customer, text, askedAt }: ShownRequest): string =>
  `${labelOf(number).padEnd(10)} asked ${customer.name} (${customer.number}) at ${momentOf(askedAt)}${text ? `: ${text}` : ""}`;

export interface PermissionOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `allow`: the customer accepts a request; without one, they allow calls in the business's profile. */
export async function allow(
  index: number,
  options: PermissionOptions,
  lasting: "a week" | "for good",
): Promise<void> {
  await withLab(index, async (lab) => {
    const request = await pendingRequest(lab, options);
    const answer = lasting === "for good" ? "accept-for-good" : "accept";
    if (request) await lab.meta.graph.answerRequest(request.id, answer);
    else await lab.meta.graph.grant(pairIn(lab, options), lasting === "for good" ? "permanent" : "temporary");
    await tellPair(lab, request ? nameOf(request) : pairIn(lab, options));
  });
}

/** `refuse`: the customer declines a request; without one, they take their permission back. */
export async function refuse(index: number, options: PermissionOptions): Promise<void> {
  await withLab(index, async (lab) => {
    const request = await pendingRequest(lab, options);
    if (request) await lab.meta.graph.answerRequest(request.id, "decline");
    else await lab.meta.graph.revoke(pairIn(lab, options));
    await tellPair(lab, request ? nameOf(request) : pairIn(lab, options));
  });
}

/** `write`: the customer writes, so the business may write freely for a day. */
export async function write(
  index: number,
  {
    text = "Hello, where is my order?",
    ...options
  }: PermissionOptions & { readonly text?: string | undefined },
): Promise<void> {
  await withLab(index, async (lab) => {
    await lab.meta.graph.write(pairIn(lab, options), text);
    await tellPair(lab, pairIn(lab, options));
  });
}

/** `advance`: moves Meta's clock, to see what expires. */
export async function advance(index: number, hours: string | undefined): Promise<void> {
  if (!(Number(hours) > 0)) throw new LabError(`--hours takes a number of hours, not "${hours ?? ""}".`);
  await withLab(index, async (lab) => {
    await lab.meta.graph.advance(Number(hours) * AN_HOUR_MS);
    say(`At Meta it is ${momentOf((await lab.meta.graph.state()).now)} UTC.`);
  });
}

/** `graph`: what a program needs to use the Graph API of this lab. */
export async function graph(index: number): Promise<void> {
  await withLab(index, (lab) => {
    const { url, account } = lab.meta.graph;
    say(`Graph API    ${url}/v26.0`);
    say(`account      ${account.wabaId}`);
    for (const { number, label, phoneNumberId } of account.numbers)
      say(`number       ${number} ${label}: ${phoneNumberId}`);
    say(`app          ${account.appId}`);
    say(`app secret   ${account.appSecret}`);
    say(`token        ${account.accessToken}`);
    say(`another app  ${account.otherApp.appId}`);
    say(`its token    ${account.otherApp.accessToken}`);
    return Promise.resolve();
  });
}

const nameOf = ({ number, customer }: ShownRequest): PairName => ({ number, customer: customer.number });

/** The newest request that waits, of that customer and that number if they are named. */
const pendingRequest = async (lab: Lab, { from, to }: PermissionOptions): Promise<ShownRequest | undefined> =>
  (await lab.meta.graph.pendingRequests())
    .filter(({ customer }) => from === undefined || customer.number === from)
    .findLast(({ number }) => to === undefined || number === to);

function pairIn(lab: Lab, { from, to }: PermissionOptions): PairName {
  const customer = lab.customers.find(({ number }) => number === from);
  if (!customer)
    throw new LabError(
      from === undefined
        ? "Nobody has been asked. Say which customer: --from and their number."
        : `${from} is no customer of this lab. They are in: npm run lab -- permission`,
    );
  return { customer: customer.number, number: to ?? businessNumbers[0]?.number ?? "" };
}

async function tellPair(lab: Lab, name: PairName): Promise<void> {
  const pair = await lab.meta.graph.pair(name);
  if (pair) say(describePair(pair));
}
