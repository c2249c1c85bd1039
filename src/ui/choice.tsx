import type { LucideIcon } from "lucide-react";
import { useId } from "react";

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly Icon: LucideIcon }[];
  readonly onChange: (value: Value) => void;
};

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-semibold text-muted">{label}</legend>
      <div className="flex gap-1 rounded-key bg-key p-1">
        {options.map(({ value: option, text, Icon }) => (
          <label
            key={option}
            className="flex h-9 flex-1 items-center justify-center gap-1.5 rounded-small text-[13px] font-medium text-muted has-checked:bg-surface has-checked:font-semibold has-checked:text-text has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
              className="sr-only"
            />
            <Icon aria-hidden size={15} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
