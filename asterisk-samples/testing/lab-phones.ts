import { setTimeout } from "node:timers/promises";
import { PBX_HOST } from "../../lab/cast.ts";
import { startLab, type Lab } from "../../lab/lab.ts";
import { agentPhone, type AgentPhone, type Offer } from "./agent-phone.ts";
import { header, statusOf, type SipMessage } from "./sip-message.ts";

/** A lab with the agents of its cast signed in by phones that carry no sound; the customers' phones and the trunk are real. */
export interface LabWithPhones {
  readonly lab: Lab;
  readonly alice: AgentPhone;
  readonly bob: AgentPhone;
  readonly chen: AgentPhone;
  /** The offers of a customer's call at Alice's, Bob's and Chen's, once somebody with hands could answer them. */
  offers(): Promise<readonly [Offer, Offer, Offer]>;
  /** Resolves once so many bridges join two channels: a REFER before that finds nobody to send away. */
  bridged(bridges?: number): Promise<void>;
  /** Resolves once the queue may ring this phone again. */
  isFree(phone: AgentPhone): Promise<void>;
  /** Ends all calls, and forgets what was heard. Gives what would hurt Meta in the calls since the last time. */
  clear(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startLabWithPhones(index: number): Promise<LabWithPhones> {
  const lab = await startLab({ index, ringSeconds: 30 });
  const phones = await Promise.all(
    lab.pbx.agents.map(({ user, password }) =>
      agentPhone(lab.addresses.pbx.address, PBX_HOST, { user, password }),
    ),
  );
  const [alice, bob, chen] = phones as [AgentPhone, AgentPhone, AgentPhone];
  let mark = await lab.pbx.mark();
  const isFree = async ({ user }: AgentPhone): Promise<void> => {
    // The queue's own word: it hears of a phone's state later than hints do.
    const free = new RegExp(`\\(PJSIP/${user}\\)[^\\n]*\\(Not in use\\)`);
    while (!free.test(await lab.pbx.cli("queue show whatsapp"))) await setTimeout(20);
  };
  // A call rings those whom the queue knows to be free when it comes, and nobody after.
  for (const phone of phones) await isFree(phone);
  return {
    lab,
    alice,
    bob,
    chen,
    isFree,
    offers: async () => {
      const all = await Promise.all([alice.nextOffer(), bob.nextOffer(), chen.nextOffer()]);
      // Nobody answers within milliseconds. Who does, while Queue still rings the others, is one time in ten busy for
      // Asterisk as long as that customer's call lasts, transferred or not (22.10.1, Queue with b).
      await setTimeout(300);
      return all;
    },
    bridged: async (wanted = 1) => {
      const bridges = async () => await lab.pbx.ari.get<{ channels: readonly string[] }[]>("bridges");
      while ((await bridges()).filter(({ channels }) => channels.length === 2).length < wanted)
        await setTimeout(20);
    },
    clear: async () => {
      do await lab.pbx.cli("channel request hangup all");
      while (!/^0 active channels/m.test(await lab.pbx.cli("core show channels count")));
      const harm = changesToMeta(await lab.pbx.logSince(mark), lab.addresses.meta.address);
      mark = await lab.pbx.mark();
      for (const phone of phones) await phone.signIn();
      for (const phone of phones) await isFree(phone);
      while (phones.some((phone) => phone.waiting() > 0))
        for (const phone of phones) while (phone.waiting() > 0) await phone.nextOffer();
      return harm;
    },
    stop: async () => {
      for (const phone of phones) phone.close();
      await lab.stop();
    },
  };
}

/** Requests to Meta within a call that Meta answers with 500: their first lines, from Asterisk's log of SIP messages. */
export function changesToMeta(log: string, meta: string): string[] {
  const sent = log.split(/(?=<--- (?:Transmitting|Received) SIP )/);
  return sent
    .filter(
      (message) => message.startsWith("<--- Transmitting SIP request") && message.includes(`to TLS:${meta}`),
    )
    .filter(
      (message) => /^UPDATE /m.test(message) || (/^INVITE /m.test(message) && /^To: .*;tag=/m.test(message)),
    )
    .map((message) => /^(?:UPDATE|INVITE) .*$/m.exec(message)?.[0] ?? message);
}

/** The X-WA- headers of a call that comes, and who is in From. */
export function factsOf(invite: SipMessage): Record<string, string> {
  const from = /^(?:"([^"]*)" )?<sip:([^@]+)@/.exec(header(invite, "From"));
  const ours = invite.headers.filter(([name]) => name.startsWith("X-WA-"));
  return { name: from?.[1] ?? "", from: from?.[2] ?? "", ...Object.fromEntries(ours) };
}

/** Status of the final response. */
export const finalOf = ({ outcome }: { outcome: { final: SipMessage } }): number => statusOf(outcome.final);
