import type { ImportLine, ImportPlan } from "../../core/contacts/import.ts";
import { StateMark } from "../../ui/state-mark.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { strangersText } from "../../words/people.ts";

const { files: texts } = contactsWords;

const results = ["new", "changed", "same", "refused"] as const;
const tones = { new: "good", changed: "good", same: "off", refused: "bad" } as const;

/** Lines drawn at once; a file may have thousands. */
const most = 200;

type Props = {
  readonly plan: ImportPlan;
  readonly from: "table" | "cards";
  /** How many rows or cards may be damaged. */
  readonly faulty: number;
  /** Whether it is done already. */
  readonly stage: "preview" | "report";
};

/** What becomes of each entry, those that need a look first. */
export function PlanView({ plan, from, faulty, stage }: Props) {
  const counts = results.map((result) => ({
    result,
    count: plan.lines.filter((line) => line.result === result).length,
  }));
  const inOrder = [...plan.lines].sort(
    (one, other) => weight(one) - weight(other) || one.place - other.place,
  );
  return (
    <section aria-label={texts[stage]} className="mt-4">
      <h3 className="mb-2 text-[13px] font-semibold">{texts[stage]}</h3>
      <div role="status">
        <ul className="figures flex flex-wrap gap-x-5 gap-y-1">
          {counts
            .filter(({ count }) => count > 0)
            .map(({ result, count }) => (
              <li key={result}>
                <StateMark tone={tones[result]} text={texts.summary[result](count)} />
              </li>
            ))}
        </ul>
      </div>
      {faulty > 0 && (
        <p className="mt-2 text-[13px] text-warn">
          {from === "table" ? texts.faultyRows(faulty) : texts.faultyCards(faulty)}
        </p>
      )}
      {inOrder.length > 0 && (
        <ul
          // It scrolls by itself: by the keyboard too.
          tabIndex={0}
          className="mt-3 max-h-60 divide-y divide-edge overflow-y-auto rounded-key border border-edge text-[13px]"
        >
          {inOrder.slice(0, most).map((line) => (
            <Line key={line.place} line={line} from={from} />
          ))}
          {inOrder.length > most && (
            <li className="px-3 py-2 text-muted">{texts.others(inOrder.length - most)}</li>
          )}
        </ul>
      )}
    </section>
  );
}

/** Refused ones first, then those of which something is left out, then what is joined, then the rest. */
function weight({ result, leftOut }: ImportLine): number {
  if (result === "refused") return 0;
  if (leftOut.length > 0) return 1;
  return 2 + results.indexOf(result === "changed" ? "new" : "changed");
}

function Line({ line, from }: { readonly line: ImportLine; readonly from: Props["from"] }) {
  const { place, name, result, leftOut } = line;
  const notes = [
    ...(result === "changed" ? [texts.into(strangersText(line.into))] : []),
    ...(result === "same" ? [texts.knownAs(strangersText(line.into))] : []),
    ...(result === "refused" ? [texts.why[line.why]] : []),
    ...leftOut.map(({ text, fault }) => texts.leftOut(strangersText(text, 40), texts.numberFaults[fault])),
  ];
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 px-3 py-1.5">
      <span className="figures text-xs text-muted">
        {from === "table" ? texts.row(place) : texts.card(place)}
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">
          <bdi>{strangersText(name) || "–"}</bdi>
        </span>
        {notes.map((note) => (
          <span
            key={note}
            className={`block wrap-anywhere ${result === "refused" ? "text-bad" : "text-muted"}`}
          >
            {note}
          </span>
        ))}
      </span>
      <span className={result === "refused" ? "text-bad" : "text-muted"}>{texts.results[result]}</span>
    </li>
  );
}
