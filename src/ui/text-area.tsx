import { useId } from "react";

type Props = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** In UTF-16 units, as browsers count. */
  readonly longest: number;
  /** How much of it is used, in words. */
  readonly count: string;
  readonly onChange: (value: string) => void;
};

/** A labelled field for a few sentences, with its limit in sight. */
export function TextArea({ label, placeholder, value, longest, count, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-[13px]">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span id={`${id}-count`} className="figures shrink-0 text-muted">
          {count}
        </span>
      </div>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        maxLength={longest}
        placeholder={placeholder}
        aria-describedby={`${id}-count`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full resize-y rounded-key border border-edge-strong bg-surface px-3 py-2.5 placeholder:text-muted focus-visible:outline-offset-1"
      />
    </div>
  );
}
