import { useEffect, useEffectEvent } from "react";
import type { BusinessNumber, Permission } from "../../api/contract.ts";
import { useNumbers } from "../../api/numbers.ts";
import { usePermission, useRefreshPermission, type CustomerOfNumber } from "../../api/permissions.ts";
import { useNowAt } from "../../ui/use-now.ts";
import { useSettled } from "../../ui/use-settled.ts";
import { changesAt, tellPermission, type Offer, type Tone } from "../../words/permission-words.ts";
import { words } from "../../words/words.ts";

const { line: texts } = words.permission;

/** Who would be called, and how. */
export type ChoiceFacts = {
  /** E.164, or WhatsApp's own id; null while there is nobody to call. */
  readonly customer: string | null;
  /** The business number the customer would be called from. */
  readonly from: string | null;
  /** Undefined while no call can be placed. */
  readonly call: (() => void) | undefined;
};

export type ChoiceRecord = {
  readonly offer: Offer;
  /** What is known, or why nothing is; empty while there is nobody. */
  readonly line: string;
  readonly tone: Tone;
  /** `reading`: the backend is being asked; `settled`: this is what there is to know now. */
  readonly progress: "reading" | "settled";
  readonly checkAgain: (() => void) | undefined;
  /** Whom and what the dialog asks about; null where nobody can be asked. */
  readonly about: {
    readonly customer: string;
    readonly number: BusinessNumber;
    readonly permission: Permission;
  } | null;
};

/** Milliseconds without a key before a number that looks complete is asked about: it may get more digits. */
const typingPause = 350;

/** What may be done about a customer now. `doubt`: what was known has just proved wrong, so Meta is asked anew. */
export function useCallChoice(
  { customer, from }: ChoiceFacts,
  doubt: "none" | "what-is-known",
): ChoiceRecord {
  const settled = useSettled(customer, typingPause);
  const { number, fault, readNumbers } = useNumberOf(from);
  const of: CustomerOfNumber | null =
    settled === null || number === null ? null : { numberId: number.id, customer: settled };
  const { permission, now, oldSince, ...beside } = usePermissionNow(of);
  useDoubt(doubt, of, beside.checkAgain);

  if (customer === null) return unknownBecause("");
  if (fault !== null) return { ...unknownBecause(fault), checkAgain: readNumbers };
  if (number === null || permission === undefined)
    return oldSince === null
      ? { ...unknownBecause(texts.checking), progress: "reading" }
      : { ...unknownBecause(texts.noAnswer), ...beside };
  const template = number.permissionTemplate === null ? "none" : "there";
  return {
    ...tellPermission(permission, { now, template, oldSince }),
    ...beside,
    about: { customer, number, permission },
  };
}

/** A permission while somebody looks at it; `oldSince` when it could not be read anew. */
function usePermissionNow(of: CustomerOfNumber | null) {
  const read = usePermission(of);
  const refresh = useFreshLook(of);
  const now = useNowAt(read.data === undefined ? [] : changesAt(read.data));
  useReadAtChanges(read.data, now, () => void read.refetch());
  return {
    permission: read.data,
    now,
    oldSince: read.isError || refresh.state === "failed" ? read.dataUpdatedAt : null,
    progress: read.isFetching || refresh.state === "under-way" ? "reading" : "settled",
    checkAgain: refresh.look,
  } as const;
}

/** The backend's own record of a business number; `fault` says why there is none. */
function useNumberOf(from: string | null) {
  const { data, isError, refetch } = useNumbers();
  const number = data?.find((one) => one.number === from) ?? null;
  const why = data !== undefined ? texts.numberUnknown : isError ? texts.noAnswer : null;
  return {
    number,
    fault: number === null ? why : null,
    readNumbers: data === undefined ? () => void refetch() : undefined,
  };
}

/** Asks Meta even when the last answer is young. */
function useFreshLook(of: CustomerOfNumber | null) {
  const { mutate, variables, isPending, isError } = useRefreshPermission();
  const isOfThem = variables?.customer === of?.customer && variables?.numberId === of?.numberId;
  const state = !isOfThem ? "none" : isPending ? "under-way" : isError ? "failed" : "none";
  return { look: of === null ? undefined : () => mutate(of), state } as const;
}

/** Nothing is known, so nothing is in the way: Meta itself refuses a call that may not be. */
function unknownBecause(line: string): ChoiceRecord {
  return {
    offer: { kind: "call" },
    line,
    tone: "plain",
    progress: "settled",
    checkAgain: undefined,
    about: null,
  };
}

/** An expiry or the end of a wait is told by nobody: what comes after it must be read. */
function useReadAtChanges(permission: Permission | undefined, now: number, read: () => void): void {
  const passed =
    permission === undefined ? 0 : changesAt(permission).filter((moment) => moment <= now).length;
  const key = permission === undefined ? "" : `${permission.numberId} ${permission.customer}`;
  const readNow = useEffectEvent(read);
  useEffect(() => {
    if (passed > 0) readNow();
  }, [passed, key]);
}

function useDoubt(
  doubt: "none" | "what-is-known",
  of: CustomerOfNumber | null,
  look: (() => void) | undefined,
): void {
  const whom = of === null ? null : `${of.numberId} ${of.customer}`;
  const lookNow = useEffectEvent(() => look?.());
  useEffect(() => {
    if (doubt === "what-is-known" && whom !== null) lookNow();
  }, [doubt, whom]);
}
