import { useState } from "react";
import { useRotateSipPassword } from "../../api/numbers.ts";
import type { ApiProblem } from "../../api/problem.ts";

export type Rotation = {
  readonly isAsking: boolean;
  readonly isBusy: boolean;
  readonly isDone: boolean;
  readonly problem: ApiProblem | null;
  readonly ask: () => void;
  readonly cancel: () => void;
  readonly confirm: () => void;
};

/** A new SIP password, asked about first: calls fail for some seconds. */
export function useRotation(numberId: string): Rotation {
  const rotate = useRotateSipPassword();
  const [isAsking, setAsking] = useState(false);
  return {
    isAsking,
    isBusy: rotate.isPending,
    isDone: rotate.isSuccess,
    problem: rotate.error,
    ask: () => {
      rotate.reset();
      setAsking(true);
    },
    cancel: () => {
      // What Meta has begun goes on; the page shows what became of it.
      if (!rotate.isPending) setAsking(false);
    },
    confirm: () => {
      if (!rotate.isPending) rotate.mutate(numberId, { onSuccess: () => setAsking(false) });
    },
  };
}
