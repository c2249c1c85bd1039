import { useId } from "react";

type Range = { readonly open: string; readonly close: string };

type Props = {
  readonly openLabel: string;
  readonly closeLabel: string;
  readonly to: string;
  readonly value: Range;
  readonly fault?: string | undefined;
  readonly onChange: (value: Range) => void;
};

const field =
  "figures h-9 w-[6.75rem] min-w-0 rounded-small border bg-surface px-2 text-[13px] aria-invalid:border-bad border-edge-strong";

/** From when to when within a day, as "09:00" and "17:00"; empty while a field is not complete. */
export function TimeRange({ openLabel, closeLabel, to, value, fault, onChange }: Props) {
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
      </div>
      {fault !== undefined && (
        <p id={id} className="mt-1 text-[13px] text-bad">
          {fault}
        </p>
      )}
    </div>
  );
}
