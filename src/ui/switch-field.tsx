import { useId } from "react";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  /** What its states are called, shown beside it. */
  readonly on: string;
  readonly off: string;
  readonly onChange: (isOn: boolean) => void;
};

/** Something that is on or off: the browser's own checkbox, drawn as a switch, with its state in words. */
export function SwitchField({ label, hint, isOn, on, off, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={id} className="block text-[13px] font-semibold">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="mt-0.5 text-[13px] text-pretty text-muted">
            {hint}
          </p>
        )}
      </div>
      <span className="relative flex shrink-0 items-center gap-2">
        <span aria-hidden className="min-w-12 text-end text-[13px] font-medium text-muted">
          {isOn ? on : off}
        </span>
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.checked)}
          className="peer h-7 w-12 cursor-pointer appearance-none rounded-full border border-edge-strong bg-key transition-colors checked:border-accent checked:bg-accent"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 end-6 size-5 rounded-full bg-edge-strong transition-[inset-inline-end,background-color] peer-checked:end-1 peer-checked:bg-on-accent"
        />
      </span>
    </div>
  );
}
