import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "id"> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** The hint stays under a fault: it says where the value is found. */
  readonly keepsHint?: boolean;
  /** Sits inside the field, at its end. */
  readonly trailing?: ReactNode;
};

/** A labelled one-line field; its fault is a sentence under it, read out with the field. */
export function TextField({ label, hint, fault, keepsHint = false, trailing, ...rest }: Props) {
  const id = useId();
  const below = fault ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[13px] font-semibold">
        {label}
      </label>
      <div
        className={cx(
          "flex h-11 items-center rounded-key border bg-surface has-[input:focus-visible]:outline-2",
          "has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent",
          fault === undefined ? "border-edge-strong" : "border-bad",
        )}
      >
        <input
          {...rest}
          id={id}
          aria-invalid={fault !== undefined}
          aria-describedby={below === undefined ? undefined : `${id}-below`}
          className="h-full min-w-0 flex-1 rounded-key bg-transparent px-3 outline-none placeholder:text-muted"
        />
        {trailing}
      </div>
      {below !== undefined && (
        <p
          id={`${id}-below`}
          className={cx("mt-1.5 text-[13px] wrap-anywhere", fault === undefined ? "text-muted" : "text-bad")}
        >
          {below}
          {fault !== undefined && keepsHint && <span className="block text-muted">{hint}</span>}
        </p>
      )}
    </div>
  );
}
