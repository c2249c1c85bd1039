import { useNumberRules } from "../../stores/react.tsx";
import { StateShape } from "../../ui/state-shape.tsx";
import { personOf, strangersText } from "../../words/people.ts";
import { whenShort } from "./when.ts";
import { teamWords } from "../../words/team-words.ts";
import { hasFailed, type Trunk } from "./board.ts";

const { trunks: texts } = teamWords;

const tones = { "set-up": "ready", missing: "down", "not-ours": "off", unknown: "trying" } as const;

/** The way to Meta and back, number by number: what last worked and what last did not. */
export function TrunkTable({ trunks }: { readonly trunks: readonly Trunk[] }) {
  return (
    <section aria-labelledby="trunks">
      <h2 id="trunks" className="mb-2 text-[15px] font-semibold">
        {texts.heading}
      </h2>
      {trunks.length === 0 ? (
        <p className="text-muted">{texts.none}</p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-edge bg-surface shadow-card">
          {trunks.map((trunk) => (
            <TrunkRow key={trunk.numberId} {...trunk} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TrunkRow({ number, label, state, inbound, outbound }: Trunk) {
  const written = personOf({ number, name: null }, useNumberRules()).title;
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-edge px-4 py-3 first:border-t-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,0.9fr)_minmax(0,1.5fr)_minmax(0,1.5fr)]">
      <p className="min-w-0">
        <bdi className="font-semibold wrap-anywhere">{label}</bdi>{" "}
        <span className="figures text-[13px] whitespace-nowrap text-muted">{written}</span>
      </p>
      <p className="flex items-center gap-2 self-start">
        <StateShape tone={tones[state]} />
        <span className="sr-only">{texts.state}: </span>
        {texts.states[state]}
      </p>
      <Direction title={texts.inbound} {...inbound} />
      <Direction title={texts.outbound} {...outbound} />
    </li>
  );
}

function Direction({ title, ...direction }: Trunk["inbound"] & { readonly title: string }) {
  const { lastSuccessAt, lastFailureAt, lastFailure } = direction;
  const failed = hasFailed(direction);
  return (
    <div className="min-w-0 text-[13px]">
      <p className="text-muted">{title}</p>
      {failed && (
        <p className="text-bad">
          {texts.failure(whenShort(Date.parse(lastFailureAt ?? "")))}
          {lastFailure !== null && (
            <span className="line-clamp-2 wrap-anywhere" title={lastFailure}>
              {strangersText(lastFailure, 300)}
            </span>
          )}
        </p>
      )}
      {lastSuccessAt !== null && (
        <p className={failed ? "text-muted" : "font-medium text-good"}>
          {texts.success(whenShort(Date.parse(lastSuccessAt)))}
        </p>
      )}
      {lastSuccessAt === null && !failed && <p>{texts.unused}</p>}
    </div>
  );
}
