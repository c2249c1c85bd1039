import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { isFocusFree } from "../../ui/focus.ts";
import { Late } from "../../ui/late.tsx";
import { useMeant } from "../../ui/use-meant.ts";
import { speaking } from "../../words/language.ts";
import { words } from "../../words/words.ts";
import type { AskDialog } from "./ask-dialog.tsx";
import type { CallChoiceProps } from "./call-choice.tsx";
import { useCallChoice } from "./use-call-choice.ts";
import { ChoiceView, DialogNotLoaded, type Place } from "./view.tsx";

const { permission: texts } = words;

const loadDialog = () =>
  speaking(["asking", "meta", "api-problems"], () =>
    import("./ask-dialog.tsx").then((file): typeof AskDialog => file.AskDialog),
  );

function KnowingCallChoice({
  look,
  label,
  name,
  doubt = "none",
  advice = null,
  children,
  ...facts
}: CallChoiceProps) {
  const { offer, about, ...record } = useCallChoice(facts, doubt);
  const { customer, call } = facts;
  const meant = useMeant(customer, offer.kind, look === "outcome" ? "after-a-moment" : "at-once");
  const [asking, setAsking] = useState<typeof about>(null);
  const [text, setText] = useState("");
  const stand = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setAsking(null), []);
  useFocusAfter(asking !== null, stand);

  // WhatsApp itself says now that a call may be made: what it said before is over.
  const isKnownToHelp = offer.kind === "call" && about !== null && record.progress === "settled";

  const place = ((): Place => {
    switch (offer.kind) {
      case "call":
        return { kind: "call", label, run: call, meant };
      case "ask":
        return {
          kind: "ask",
          label: offer.how === "again" ? texts.askAgain : texts.ask,
          run: about === null ? undefined : () => setAsking(about),
          // Fetched before the click, so that the dialog opens at once.
          prepare: () => void loadDialog().catch(() => undefined),
        };
      case "no-way":
        return { kind: "ask", label: texts.ask, run: undefined, prepare: undefined };
      case "asked":
      case "wait":
        return { kind: offer.kind, text: offer.text };
    }
  })();

  return (
    <>
      <ChoiceView look={look} place={place} stand={stand} advice={isKnownToHelp ? null : advice} {...record}>
        {children}
      </ChoiceView>
      {asking !== null && (
        <Late
          load={loadDialog}
          with={{ ...asking, name, text, setText, close }}
          waiting={null}
          failed={(again) => <DialogNotLoaded again={again} close={close} />}
        />
      )}
    </>
  );
}

/** The call button with what the backend knows of the permission beside it. For `CallChoiceAtBackend`. */
export const knowingCallChoice = (choice: CallChoiceProps): ReactNode => <KnowingCallChoice {...choice} />;

/** The button that opened the dialog may be gone when it closes: then what stands in its place takes the focus. */
function useFocusAfter(isOpen: boolean, stand: { readonly current: HTMLElement | null }): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && isFocusFree()) stand.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, stand]);
}
