import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";

const looks = {
  accent: "bg-accent text-on-accent hover:bg-accent-hover disabled:bg-key disabled:text-muted",
  plain: "bg-key text-text hover:bg-key-hover",
  danger: "bg-bad text-on-bad hover:bg-bad-hover",
  "plain-danger": "bg-key text-bad hover:bg-bad-soft",
  outline: "border border-edge-strong bg-surface text-text hover:bg-sunken",
  quiet: "text-muted hover:bg-key hover:text-text",
} as const;

const sizes = {
  s: "h-8 rounded-small px-3 text-[13px] gap-1.5",
  m: "h-11 rounded-key px-4 text-sm gap-2",
  l: "h-14 rounded-key px-3 text-base gap-2.5",
} as const;

export type ButtonLook = keyof typeof looks;
export type ButtonSize = keyof typeof sizes;

/** How a button looks, for what is drawn like one. */
export function buttonClass(look: ButtonLook, size: ButtonSize, wide: boolean): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center font-semibold transition-colors [&>svg]:shrink-0",
    "disabled:cursor-default disabled:text-muted aria-disabled:cursor-default aria-disabled:opacity-60",
    looks[look],
    sizes[size],
    // As wide as its place, it has two lines where a language needs more room than that.
    wide ? "w-full min-w-0 leading-tight" : "whitespace-nowrap",
  );
}

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly wide?: boolean;
  readonly icon?: ReactNode;
};

/** A button with words. Its text wraps only where the button cannot be wider. */
export function Button({
  look = "plain",
  size = "m",
  wide = false,
  icon,
  children,
  type = "button",
  ...rest
}: Props) {
  return (
    <button {...rest} type={type} className={buttonClass(look, size, wide)}>
      {icon}
      {children}
    </button>
  );
}
