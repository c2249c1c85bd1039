import { usePhone } from "../../stores/react.tsx";
import { panelWords } from "../../words/panel-words.ts";
import { talkTime, timeOfDay } from "../../words/time.ts";
import { endingOf } from "../../words/endings.ts";
import { HistoryView } from "./view.tsx";

const { history: texts } = panelWords;

type Props = {
  readonly customer: string;
  /** The call on screen: it is no earlier one. */
  readonly except: string | null;
};

const mostShown = 5;

/** Without a backend: the calls with a customer that this page has seen. */
export function SessionHistory({ customer, except }: Props) {
  const recent = usePhone(({ lineUp }) => lineUp.recent);
  const calls = recent
    .filter((call) => call.id !== except && call.party.number === customer)
    .slice(0, mostShown)
    .map((call) => ({
      id: call.id,
      direction: call.direction,
      when: timeOfDay(call.begun),
      who: null,
      outcome: call.since === null ? endingOf(call).title : talkTime(call.at - call.since),
      isMissed: call.reason.kind === "missed",
    }));
  return (
    <HistoryView
      heading={texts.session}
      none={texts.noneInSession}
      kind="read"
      calls={calls}
      old={null}
      more={undefined}
      progress="settled"
    />
  );
}
