import type { ReactNode } from "react";
import { Select } from "../../ui/select.tsx";
import { historyWords } from "../../words/history-words.ts";
import { periods } from "./periods.ts";
import type { HistoryRecord } from "./use-history.ts";

const { filters: texts, outcomes: outcomeTexts } = historyWords;

type Props = Pick<HistoryRecord, "choices" | "choose" | "numbers" | "outcomes">;

/** What to leave out of the list; each says what it shows now. */
export function Filters({ choices, choose, numbers, outcomes }: Props) {
  return (
    <div
      role="group"
      aria-label={texts.label}
      className="grid grid-cols-2 gap-2 max-sm:[&>:last-child:nth-child(odd)]:col-span-2 sm:grid-cols-3 xl:flex"
    >
      <Box isSet={choices.direction !== "any"}>
        <Select
          label={texts.direction}
          value={choices.direction}
          options={[
            { value: "any", text: texts.any.direction },
            { value: "inbound", text: texts.inbound },
            { value: "outbound", text: texts.outbound },
          ]}
          onChange={(value) => choose({ direction: oneOf(["inbound", "outbound"] as const, value) })}
        />
      </Box>
      <Box isSet={choices.outcome !== "any"}>
        <Select
          label={texts.outcome}
          value={choices.outcome}
          options={[
            { value: "any", text: texts.any.outcome },
            ...outcomes.map((value) => ({ value, text: outcomeTexts[value] })),
          ]}
          onChange={(value) => choose({ outcome: oneOf(outcomes, value) })}
        />
      </Box>
      {numbers.length > 1 && (
        <Box isSet={choices.number !== "any"}>
          <Select
            label={texts.number}
            value={choices.number}
            options={[{ value: "any", text: texts.any.number }, ...numbers]}
            onChange={(number) => choose({ number })}
          />
        </Box>
      )}
      <Box isSet={choices.period !== "any"}>
        <Select
          label={texts.date}
          value={choices.period}
          options={[
            { value: "any", text: texts.any.date },
            ...periods.map((value) => ({ value, text: texts.dates[value] })),
          ]}
          onChange={(value) => choose({ period: oneOf(periods, value) })}
        />
      </Box>
      <Box isSet={choices.note !== "any"}>
        <Select
          label={texts.note}
          value={choices.note}
          options={[
            { value: "any", text: texts.any.note },
            { value: "with", text: texts.withNote },
          ]}
          onChange={(value) => choose({ note: oneOf(["with"] as const, value) })}
        />
      </Box>
    </div>
  );
}

function Box({ isSet, children }: { readonly isSet: boolean; readonly children: ReactNode }) {
  return (
    <span
      className={`flex h-10 min-w-0 items-center rounded-key border px-0.5 xl:max-w-44 ${isSet ? "border-accent bg-accent-soft" : "border-edge-strong bg-surface"}`}
    >
      {children}
    </span>
  );
}

function oneOf<Value extends string>(known: readonly Value[], value: string): Value | "any" {
  return known.find((one) => one === value) ?? "any";
}
