import { readDialString } from "../../core/dial/dial-string.ts";
import { mayDial } from "../../core/line-up/line-up.ts";
import { useGo } from "../../stores/navigation.tsx";
import { useDialLink } from "../../stores/noticing.tsx";
import { useCallFrom, useDialDraft, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { useMeant, type Meant } from "../../ui/use-meant.ts";
import { businessName, strangersText } from "../../words/people.ts";

export type DialLinkRecord =
  | { readonly kind: "faulty"; readonly id: string; readonly wanted: string; readonly settle: () => void }
  | {
      readonly kind: "number";
      /** Each number is a question of its own. */
      readonly id: string;
      /** As people write it. */
      readonly who: string;
      /** The business number it goes out from. */
      readonly business: string | null;
      /** Absent while no call can be placed. */
      readonly call: (() => void) | undefined;
      readonly draft: () => void;
      /** Whether a click is already meant for this question, and not for the one that stood there before. */
      readonly meant: Meant;
      readonly settle: () => void;
    };

/** What a link asks to call, understood; null while none does. */
export function useDialLinkRecord(): DialLinkRecord | null {
  const [wanted, settle] = useDialLink();
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const from = useCallFrom()?.number ?? null;
  const [, dialDraft] = useDialDraft();
  const go = useGo();
  const isPossible = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  const meant = useMeant(wanted === null ? null : "link", wanted ?? "", "at-once");
  if (wanted === null) return null;
  const found = readDialString(wanted, rules);
  if (found.kind !== "number") return { kind: "faulty", id: wanted, wanted: strangersText(wanted), settle };
  const toPhone = (act: () => void) => () => {
    act();
    settle();
    go("/");
  };
  return {
    kind: "number",
    id: wanted,
    who: found.international,
    business: businessName(from, businessNumbers),
    call: isPossible ? toPhone(() => void phone.dial(found.e164, from)) : undefined,
    draft: toPhone(() => dialDraft.hand(found.e164, from)),
    meant,
    settle,
  };
}
