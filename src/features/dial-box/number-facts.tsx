import { useNumberRules } from "../../stores/react.tsx";
import { useNow } from "../../ui/use-now.ts";
import { dialingWords as texts } from "../../words/dialing-words.ts";
import { localTimeText } from "../../words/local-time.ts";

/** Milliseconds: the time there is shown to the minute. */
const clockPeriod = 20_000;

type Props = {
  readonly e164: string;
  /** ISO 3166. */
  readonly country: string | null;
  /** The time alone: the number stands above as it was written. */
  readonly isShort: boolean;
};

/** How a number is written in its own country, and what time it is there. */
export function NumberFacts({ e164, country, isShort }: Props) {
  const { national } = useNumberRules();
  const now = useNow(clockPeriod);
  const written = national && country !== null && !isShort ? texts.locally(national.written(e164)) : null;
  const parts = [written, localTimeText(country, now)].filter((part) => part !== null);
  return <span className="figures">{parts.join(" · ")}</span>;
}
