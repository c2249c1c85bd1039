import type { MetaFault, MetaFaultKind } from "../../core/meta/fault.ts";
import type { MetaAccess, MetaAnswer } from "../../core/ports/meta.ts";
import type { Ports } from "../ports.ts";
import { accessTokenSeal } from "./seals.ts";

export type AskPorts = Pick<Ports, "storage" | "secrets" | "clock" | "logger">;

/** Faults of an account's way to Meta, as against those of one number or customer. */
const ofAccount: readonly MetaFaultKind[] = [
  "token-refused",
  "permission-of-app-missing",
  "version-ended",
  "tariff-expired",
  "rate-limited",
  "server-error",
  "unreachable",
  "timeout",
  "unreadable",
];

/** Asks Meta with an account's token. What is wrong with the account's way to Meta is kept with the account. */
export async function askMeta<Value>(
  ports: AskPorts,
  accountId: string,
  question: (access: MetaAccess) => Promise<MetaAnswer<Value>>,
): Promise<MetaAnswer<Value>> {
  const account = await ports.storage.accounts.find(accountId);
  if (account === null) throw new Error("A number's account is gone, which the database does not allow.");
  const accessToken = openToken(ports, account.id, account.sealed.accessToken);
  const answer: MetaAnswer<Value> =
    accessToken === null
      ? { kind: "fault", fault: lostToken(ports) }
      : await question({ ...account.graph, accessToken });
  if (answer.kind === "fault") {
    const { kind, code } = answer.fault;
    ports.logger.warn("meta.fault", { account: accountId, kind, code });
    if (ofAccount.includes(kind)) await ports.storage.accounts.noteError(accountId, answer.fault);
  } else if (account.lastError !== null) {
    await ports.storage.accounts.noteError(accountId, null);
  }
  return answer;
}

/** An account's token. Null when it was sealed with another key: an administrator then types it again. */
export function openToken(
  ports: Pick<AskPorts, "secrets" | "logger">,
  accountId: string,
  sealed: string,
): string | null {
  try {
    return ports.secrets.open(sealed, accessTokenSeal(accountId));
  } catch {
    ports.logger.error("account.token-sealed-with-another-key", { account: accountId });
    return null;
  }
}

/** What a token that cannot be opened comes to. */
export const lostToken = ({ clock }: Pick<AskPorts, "clock">): MetaFault => ({
  kind: "token-refused",
  code: null,
  subcode: null,
  text: null,
  at: clock.now(),
  nextAllowedAt: null,
});
