import { Facts } from "../../ui/facts.tsx";
import { words } from "../../words/words.ts";
import type { CustomerFacts } from "./use-customer-facts.ts";

const { facts: texts } = words;

export function CustomerFactsView({ person, rows, payload, earlier }: CustomerFacts) {
  return (
    <section aria-label={texts.heading} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div>
        <h2 className="text-xs font-semibold text-muted">{texts.heading}</h2>
        <p className="mt-1 line-clamp-3 text-[15px] font-semibold wrap-anywhere">
          {person.named ? <bdi>{person.title}</bdi> : <span className="text-muted">{texts.noName}</span>}
        </p>
      </div>
      <Facts rows={rows} />
      {payload !== null && (
        <div>
          <h3 className="text-xs font-semibold text-muted">{texts.pressed}</h3>
          <p className="mt-1.5 rounded-small bg-accent-soft px-3 py-2 text-[13px] wrap-anywhere text-accent">
            <bdi>{payload}</bdi>
          </p>
        </div>
      )}
      <div className="border-t border-edge pt-5">
        <h3 className="text-xs font-semibold text-muted">{texts.earlier}</h3>
        {earlier.length === 0 ? (
          <p className="mt-1.5 text-[13px] text-muted">{texts.none}</p>
        ) : (
          <ul className="figures mt-1.5 grid gap-1.5 text-[13px]">
            {earlier.map(({ id, what, outcome }) => (
              <li key={id} className="flex justify-between gap-3">
                <span>{what}</span>
                <span className="text-right text-muted">{outcome}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
