import { useId, type ReactNode } from "react";

type Range = { readonly open: string; readonly close: string };

type Props = {
  readonly openLabel: string;
  readonly closeLabel: string;
  readonly to: string;
  readonly value: Range;
  readonly fault?: string | undefined;
  /** Stands after the two fields. */
  readonly trailing?: ReactNode;
  readonly onChange: (value: Range) => void;
};

const field =
  "figures h-9 w-full max-w-[7.5rem] min-w-0 rounded-small border border-edge-strong bg-surface px-2 text-[13px] aria-invalid:border-bad max-sm:[&::-webkit-calendar-picker-indicator]:hidden";

/** From when to when within a day, as "09:00" and "17:00"; empty while a field is not complete. */
export function TimeRange({ openLabel, closeLabel, to, value, fault, trailing, onChange }: Props) {
  const id = useId();
  const about = {
    type: "time",
    required: true,
    className: field,
    "aria-invalid": fault !== undefined,
    "aria-describedby": fault === undefined ? undefined : id,
  } as const;
  return (
    <div>
      <div className="flex items-center gap-2">
        <input
          {...about}
          aria-label={openLabel}
          value={value.open}
          onChange={(event) => onChange({ ...value, open: event.target.value })}
        />
        <span aria-hidden className="text-[13px] text-muted">
          {to}
        </span>
        <input
          {...about}
          aria-label={closeLabel}
          value={value.close}
          onChange={(event) => onChange({ ...value, close: event.target.value })}
        />
        {trailing}
      </div>
      {fault !== undefined && (
        <p id={id} className="mt-1 text-[13px] text-bad">
          {fault}
        </p>
      )}
    </div>
  );
}
