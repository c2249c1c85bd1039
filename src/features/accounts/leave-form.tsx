import { useHold } from "../../stores/navigation.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { callSettingsWords } from "../../words/numbers-words.ts";

const { leaving: texts } = callSettingsWords;

/** Asks before what was typed is lost. */
export function LeaveForm({ isHeld }: { readonly isHeld: boolean }) {
  const { wanted, stay, leave } = useHold(isHeld);
  if (wanted === null) return null;
  return (
    <Confirm
      title={texts.title}
      text={texts.text}
      yes={texts.leave}
      no={texts.stay}
      onYes={leave}
      onNo={stay}
    />
  );
}
