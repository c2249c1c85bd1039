import { ChevronDown } from "lucide-react";
import { useId } from "react";

type Props<Value extends string> = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
};

/** A labelled list to choose one from, in a form: the browser's own, as high as a text field. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, hint, value, options, disabled = false, onChange } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[13px] font-semibold">
        {label}
      </label>
      <span className="relative flex">
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : `${id}-below`}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          className="h-11 w-full min-w-0 appearance-none truncate rounded-key border border-edge-strong bg-surface pe-9 ps-3 text-text disabled:border-edge disabled:text-muted"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-surface text-text">
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={18} className="pointer-events-none absolute top-3 end-3 text-muted" />
      </span>
      {hint !== undefined && (
        <p id={`${id}-below`} className="mt-1.5 text-[13px] text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
