import { useBackendIfAny } from "../../api/react.tsx";
import { useNumberRules, useWorkplace } from "../../stores/react.tsx";
import { panelWords } from "../../words/panel-words.ts";
import { useNumberFacts, type NumberRole } from "./use-number-facts.ts";
import { NumberView } from "./view.tsx";

type Props = {
  /** The business number of the call, or of the next one. */
  readonly number: string | null;
  readonly role: NumberRole;
};

/** A business number and how it is set up at Meta. */
export function NumberFacts(props: Props) {
  return useBackendIfAny() === null ? <Alone {...props} /> : <WithSettings {...props} />;
}

function Alone({ number, role }: Props) {
  const settings = { kind: "nothing", why: panelWords.standalone } as const;
  return <NumberView {...useHeading(number, role)} settings={settings} />;
}

function WithSettings({ number, role }: Props) {
  const settings = useNumberFacts(number, role);
  return <NumberView {...useHeading(number, role)} settings={settings} />;
}

function useHeading(number: string | null, role: NumberRole) {
  const { businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  if (number === null) return { caption: panelWords.number.heading, name: null };
  const facts = rules.understand(number);
  return {
    caption: panelWords.number.captions[role],
    name: {
      label: businessNumbers.find((one) => one.number === number)?.label ?? null,
      number: facts.kind === "possible" ? facts.international : number,
    },
  };
}
