import { words } from "../words/words.ts";

/** Our mark: two arcs over a deck, a bridge that is also a ring. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      className="shrink-0 text-accent"
    >
      <path d="M3 17.5c0-6 4-10 10-10s10 4 10 10" />
      <path d="M8 17.5c0-3 2-5.4 5-5.4s5 2.4 5 5.4" />
      <path d="M2 21.5h22" />
    </svg>
  );
}

export function Brand({ nameHidden = false }: { readonly nameHidden?: boolean }) {
  return (
    <span className="flex items-center gap-2.5 text-[15px] font-bold tracking-tight">
      <Mark size={26} />
      <span className={nameHidden ? "sr-only sm:not-sr-only" : undefined}>{words.brand}</span>
    </span>
  );
}
