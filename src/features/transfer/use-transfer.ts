import { useState } from "react";
import type { CallId } from "../../core/call/call.ts";
import { mayDial } from "../../core/line-up/line-up.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { usePresence } from "../../stores/use-presence.ts";
import { targetsFor, type Target } from "./targets.ts";

export type TransferRecord = {
  readonly search: string;
  readonly type: (search: string) => void;
  readonly targets: readonly Target[];
  readonly hasColleagues: boolean;
  /** The one that Enter takes. */
  readonly chosen: Target | undefined;
  readonly choose: (to: string) => void;
  /** One up or down the list. */
  readonly move: (step: 1 | -1) => void;
  /** From now on nobody changes places: the agent is about to point at somebody. */
  readonly keepOrder: () => void;
  readonly transferNow: (() => void) | undefined;
  readonly askFirst: (() => void) | undefined;
};

type About = { readonly id: CallId; readonly from: string | null; readonly close: () => void };

/** Whom a call can be handed to. */
export function useTransfer({ id, from, close }: About): TransferRecord {
  const { phone } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  const canAsk = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  const presenceOf = usePresence(list.map(({ extension }) => extension));
  const [search, setSearch] = useState("");
  const [wanted, setWanted] = useState<string | null>(null);
  const [order, setOrder] = useState<readonly string[] | null>(null);

  const found = targetsFor(search, list, (extension) => presenceOf(extension).presence, rules);
  const targets = order === null ? found : inOrder(found, order);
  const chosen = targets.find(({ to }) => to === wanted) ?? targets[0];
  const keepOrder = () => setOrder((kept) => kept ?? found.map(({ to }) => to));

  return {
    search,
    type: (text) => {
      setSearch(text);
      setWanted(null);
      setOrder(null);
    },
    targets,
    hasColleagues: list.length > 0,
    chosen,
    choose: setWanted,
    move: (step) => {
      keepOrder();
      const at = chosen === undefined ? -1 : targets.indexOf(chosen);
      const next = targets[Math.min(Math.max(at + step, 0), targets.length - 1)];
      if (next !== undefined) setWanted(next.to);
    },
    keepOrder,
    transferNow:
      chosen &&
      (() => {
        phone.call(id, { type: "transfer", to: chosen.to, purpose: "transfer" });
        close();
      }),
    askFirst:
      chosen && canAsk
        ? () => {
            const name = chosen.kind === "colleague" ? chosen.name : null;
            const isCustomer = chosen.kind === "number";
            const asked = phone.consult(id, {
              kind: isCustomer ? "customer" : "colleague",
              party: { number: chosen.to, name },
              from: isCustomer ? from : null,
            });
            if (asked !== null) close();
          }
        : undefined,
  };
}

/** Those who were there keep their places; who is new comes last. */
function inOrder(targets: readonly Target[], order: readonly string[]): readonly Target[] {
  const placeOf = ({ to }: Target) => {
    const place = order.indexOf(to);
    return place === -1 ? order.length : place;
  };
  return [...targets].sort((one, other) => placeOf(one) - placeOf(other));
}
