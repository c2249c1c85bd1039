import { useId } from "react";

type Props = {
  readonly label: string;
  readonly value: number;
  /** 0 and 100 where nothing else is said. */
  readonly least?: number;
  readonly most?: number;
  /** A value with a mark at the slider, to find it again. */
  readonly mark?: number;
  /** The value as people read it. */
  readonly shown: string;
  readonly onChange: (value: number) => void;
};

/** An amount between two others: the browser's own slider. */
export function SliderField({ label, value, least = 0, most = 100, mark, shown, onChange }: Props) {
  const id = useId();
  const marks = useId();
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
        min={least}
        max={most}
        step={5}
        value={value}
        list={mark === undefined ? undefined : marks}
        aria-valuetext={shown}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="block h-7 w-full cursor-pointer accent-accent"
      />
      {mark !== undefined && (
        <datalist id={marks}>
          <option value={mark} />
        </datalist>
      )}
    </div>
  );
}
