import { useState } from "react";
import type { BusinessNumber, Permission } from "../../api/contract.ts";
import { useAskPermission } from "../../api/permissions.ts";
import { tellProblem, type ApiTelling } from "../../words/api-words.ts";
import { askingWords as texts } from "../../words/asking-words.ts";
import { businessName } from "../../words/people.ts";
import { isWindowOpen } from "../../words/permission-words.ts";

/** Characters that WhatsApp takes (contract: askPermission). */
export const longestText = 1024;

export type AskProps = {
  /** E.164, or WhatsApp's own id. */
  readonly customer: string;
  readonly number: BusinessNumber;
  readonly permission: Permission;
  /** Who is asked. */
  readonly name: string;
  /** Kept by who opens the dialog: closing it, perhaps for a call that comes in, loses nothing. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly close: () => void;
};

export type AskRecord = Pick<AskProps, "text" | "setText"> & {
  readonly who: string;
  /** The template that is sent; null where a text can be written. */
  readonly template: string | null;
  /** How many requests are left. */
  readonly left: string | null;
  readonly problem: ApiTelling | null;
  readonly sending: "under-way" | "no";
  /** Undefined while it is under way. */
  readonly send: (() => void) | undefined;
};

export function useAsk({ customer, number, permission, name, text, setText, close }: AskProps): AskRecord {
  const ask = useAskPermission();
  const [openedAt] = useState(() => Date.now());
  const { day, week } = permission.requests;
  const send = () =>
    ask.mutate(
      {
        numberId: number.id,
        customer,
        text: text.trim() === "" ? null : text.trim(),
      },
      {
        onSuccess: () => {
          setText("");
          close();
        },
      },
    );
  return {
    who: texts.who(name, businessName(number.number, [number]) ?? number.label),
    template: isWindowOpen(permission, openedAt)
      ? null
      : (number.permissionTemplate?.name ?? texts.itsTemplate),
    left: day === null || week === null ? null : texts.left(day.left, week.left),
    problem: ask.error && tellProblem(ask.error),
    sending: ask.isPending ? "under-way" : "no",
    send: ask.isPending ? undefined : send,
    text,
    setText,
  };
}
