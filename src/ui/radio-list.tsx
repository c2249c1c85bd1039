import { useId, type ReactNode } from "react";

export type RadioOption<Value extends string> = {
  readonly value: Value;
  readonly text: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Fields that belong to the option, shown while it is chosen. */
  readonly more?: ReactNode;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly RadioOption<Value>[];
  readonly fault?: string | undefined;
  readonly onChange: (value: Value) => void;
};

/** One of a few that need a word of explanation each. */
export function RadioList<Value extends string>({ label, value, options, fault, onChange }: Props<Value>) {
  const id = useId();
  return (
    <fieldset aria-describedby={fault === undefined ? undefined : `${id}-fault`}>
      <legend className="mb-1.5 text-[13px] font-semibold">{label}</legend>
      <div className="overflow-hidden rounded-key border border-edge-strong">
        {options.map(({ value: option, text, hint, disabled = false, more }, index) => (
          <div key={option} className="border-t border-edge first:border-t-0">
            <div className="px-3 py-2.5 has-checked:bg-accent-soft/60">
              <label className={`flex items-start gap-3 ${disabled ? "cursor-default" : ""}`}>
                <input
                  type="radio"
                  name={id}
                  disabled={disabled}
                  checked={option === value}
                  aria-invalid={fault !== undefined && (option === value || (value === null && index === 0))}
                  aria-describedby={hint === undefined ? undefined : `${id}-${option}`}
                  onChange={() => onChange(option)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className={`min-w-0 font-medium wrap-anywhere ${disabled ? "text-muted" : ""}`}>
                  {text}
                </span>
              </label>
              {hint !== undefined && (
                <p id={`${id}-${option}`} className="mt-0.5 ms-7 text-[13px] text-pretty text-muted">
                  {hint}
                </p>
              )}
            </div>
            {more !== undefined && option === value && (
              <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-3 pt-3 pb-4 sm:ps-10">{more}</div>
            )}
          </div>
        ))}
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} className="mt-1.5 text-[13px] text-bad">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
