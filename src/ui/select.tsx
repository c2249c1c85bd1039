import { ChevronDown } from "lucide-react";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
};

/** The browser's own list in our clothes: it works with every keyboard, screen reader and phone. */
export function Select({ label, value, options, onChange }: Props) {
  return (
    <span className="relative flex min-w-0 flex-1">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="figures h-9 w-full min-w-0 appearance-none truncate rounded-small bg-transparent pe-8 ps-2.5 text-[13px] font-medium text-text hover:bg-key"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-surface text-text">
            {option.text}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={16} className="pointer-events-none absolute top-2.5 end-2 text-muted" />
    </span>
  );
}
