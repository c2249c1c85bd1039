import { setTimeout } from "node:timers/promises";
import type { AriChannel } from "../../lab/asterisk/ari.ts";
import { objectsOf, push, type PushedObject } from "./push.ts";
import { bootRendered, host, type RenderedPbx } from "./rendered-pbx.ts";
import type { SipMessage } from "./sip-message.ts";
import { ask, type Outcome } from "./sip-peer.ts";
import { customerOf, listenAsMeta, offerFrom, type Algorithm, type Reply } from "./stand-ins.ts";

/** The business number of the tests, and what Meta showed for it. */
export const sales = { number: "12145551869", password: "meta-sip-password-of-sales" };

/** A PBX without a number or agent in its files, and Meta beside it, who says 480 to every call. */
export interface ManagedPbx {
  readonly asterisk: RenderedPbx;
  /** The objects of `sales`, in the order to push them. */
  readonly trunk: readonly PushedObject[];
  /** INVITEs with credentials that have reached Meta since `forget`. */
  readonly atMeta: readonly SipMessage[];
  forget(): void;
  /** What Meta asks for from now on. */
  askFor(algorithm: Algorithm): void;
  pushAll(objects: readonly PushedObject[]): Promise<void>;
  /** A customer calls `sales`; Meta proves itself with that password. */
  customerCalls(password?: string): Promise<Outcome>;
  /** Runs one of the backend's own contexts, and waits until it has ended. */
  runIn(context: string, extension: string): Promise<void>;
  stop(): Promise<void>;
}

export async function bootManaged(addresses: {
  readonly pbx: string;
  readonly meta: string;
}): Promise<ManagedPbx> {
  const asterisk = await bootRendered(addresses, { businessNumbers: [], agents: [] });
  const atMeta: SipMessage[] = [];
  let algorithm: Algorithm = "MD5";
  const onInvite = (invite: SipMessage, reply: (...said: Reply) => void) => {
    atMeta.push(invite);
    reply(480, "Temporarily Unavailable");
  };
  const meta = await listenAsMeta(addresses.meta, asterisk.authority, onInvite, () => algorithm);
  const businessNumbers = [{ number: sales.number, label: "Sales", metaPassword: sales.password }];
  return {
    asterisk,
    atMeta,
    trunk: await objectsOf(asterisk.values, { businessNumbers, agents: [] }),
    askFor: (asked) => {
      algorithm = asked;
    },
    forget: () => void atMeta.splice(0),
    pushAll: async (objects) => {
      for (const object of objects) await push(asterisk.values, object);
    },
    customerCalls: async (password = sales.password) => {
      const account = { user: sales.number, password };
      const peer = await customerOf(asterisk, addresses, "+34655102030", account);
      const outcome = await ask(peer, {
        method: "INVITE",
        target: `sip:+${sales.number}@${host};transport=tls`,
        headers: [["x-wa-meta-wacid", "wacid.HBgL"]],
        body: offerFrom(addresses.meta),
      });
      peer.wire.close();
      return outcome;
    },
    runIn: async (context, extension) => {
      const channelId = `test-${context}-${Date.now()}`;
      const leg = { context: "no-messages", extension: "s", priority: "1", channelId };
      await asterisk.ari.post("channels", { endpoint: `Local/${extension}@${context}/n`, ...leg });
      const channels = async () => await asterisk.ari.get<AriChannel[]>("channels");
      // Asked and not listened for: the first events after connecting can be lost.
      while ((await channels()).some(({ id }) => id.startsWith(channelId))) await setTimeout(10);
    },
    stop: async () => {
      meta.close();
      await asterisk.stop();
    },
  };
}

/** What Asterisk complains of, but for the one warning that each endpoint of the AstDB draws when it is read. */
export async function unexpectedComplaints({ asterisk }: ManagedPbx): Promise<string[]> {
  const known = /web ?socket|Option 'stir_shaken' is no longer supported/i;
  return (await asterisk.complaints()).filter((line) => !known.test(line));
}
