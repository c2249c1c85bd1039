import { useEffect, useState } from "react";
import type { Invitation } from "../../api/contract.ts";
import { asProblem, type ApiProblem } from "../../api/problem.ts";
import { tellPlainProblem, type ApiTelling } from "../../words/problem-words.ts";

export type InvitationRecord =
  | { readonly kind: "looking" }
  | { readonly kind: "found"; readonly invitation: Invitation }
  /** It cannot be read. `again` where that may pass. */
  | {
      readonly kind: "refused";
      readonly problem: ApiTelling;
      readonly again: (() => void) | undefined;
    };

/** Whom a one-time link is for. `look` throws an ApiProblem. */
export function useInvitation(token: string, look: (token: string) => Promise<Invitation>): InvitationRecord {
  const [found, setFound] = useState<Invitation | ApiProblem | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isLeft = false;
    look(token).then(
      (invitation) => !isLeft && setFound(invitation),
      (error: unknown) => !isLeft && setFound(asProblem(error)),
    );
    return () => void (isLeft = true);
  }, [token, look, round]);

  if (found === null) return { kind: "looking" };
  if (!(found instanceof Error)) return { kind: "found", invitation: found };
  const again = (): void => {
    setFound(null);
    setRound(round + 1);
  };
  const isFinal = found.code === "invitation-invalid";
  return { kind: "refused", problem: tellPlainProblem(found), again: isFinal ? undefined : again };
}
