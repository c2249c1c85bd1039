import { useId } from "react";

type Props = {
  readonly label: string;
  /** 0 to 100. */
  readonly value: number;
  /** The value as people read it. */
  readonly shown: string;
  readonly onChange: (value: number) => void;
};

/** An amount between none and all: the browser's own slider. */
export function SliderField({ label, value, shown, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3 text-[13px]">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span aria-hidden className="figures text-muted">
          {shown}
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="block h-7 w-full cursor-pointer accent-accent"
      />
    </div>
  );
}
