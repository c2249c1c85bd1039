import { createContext, useContext, type ReactNode } from "react";
import { useMeant } from "../../ui/use-meant.ts";
import { words } from "../../words/words.ts";
import type { ChoiceFacts } from "./use-call-choice.ts";
import { ChoiceView } from "./view.tsx";

const { permission: texts } = words;

export type CallChoiceProps = ChoiceFacts & {
  /** `dial`: a form around the fields; `outcome`: a row of buttons, of which `children` are the others. */
  readonly look: "dial" | "outcome";
  /** What the call button says. */
  readonly label: string;
  /** Who it is, for the request. */
  readonly name: string;
  /** `what-is-known`: WhatsApp has just refused a call that seemed possible. */
  readonly doubt?: "none" | "what-is-known";
  /** What to do about that refusal, as long as nothing better is known. */
  readonly advice?: string | null;
  readonly children: ReactNode;
};

/**
 * What takes its place where there is a backend to ask (knowing-call-choice.tsx); null where there is none. Handed in, so
 * that a page without a backend fetches nothing of what it takes to ask one.
 */
export const CallChoiceAtBackend = createContext<((choice: CallChoiceProps) => ReactNode) | null>(null);

/**
 * The place of the call button with what is known of the permission beside it: Call, Ask permission, or until when to wait.
 * What is not known is never in the way of a call.
 */
export function CallChoice(props: CallChoiceProps) {
  const atBackend = useContext(CallChoiceAtBackend);
  return atBackend?.(props) ?? <WithoutBackend {...props} />;
}

function WithoutBackend({
  look,
  label,
  call,
  customer,
  doubt = "none",
  advice = null,
  children,
}: CallChoiceProps) {
  const meant = useMeant(customer, "call", look === "outcome" ? "after-a-moment" : "at-once");
  return (
    <ChoiceView
      look={look}
      // Who has just said no says it again: without a backend nobody knows more.
      place={{ kind: "call", label, run: doubt === "none" ? call : undefined, meant }}
      advice={advice}
      line={look === "dial" && customer !== null ? texts.line.noBackend : ""}
      tone="plain"
      progress="settled"
      checkAgain={undefined}
    >
      {children}
    </ChoiceView>
  );
}
