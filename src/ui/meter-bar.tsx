import { useEffect, useRef } from "react";

type Props = {
  /** Tells the bar its fill, 0 to 1, as often as it likes; returns the undo. Absent: the bar is empty. */
  readonly watch: ((report: (fill: number) => void) => () => void) | undefined;
};

/** A level that moves many times a second: it writes its own width, so nothing around it renders again. */
export function MeterBar({ watch }: Props) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (fill: number) => {
      if (bar.current !== null) bar.current.style.scale = `${Math.min(1, Math.max(0, fill)).toFixed(3)} 1`;
    };
    show(0);
    return watch?.(show);
  }, [watch]);
  return (
    <span aria-hidden className="block h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-key">
      <span
        ref={bar}
        className="block size-full origin-left rtl:origin-right rounded-full bg-good transition-[scale] duration-100"
      />
    </span>
  );
}
