import { UserRound } from "lucide-react";
import { cx } from "./cx.ts";

const sizes = { s: "size-9 text-[13px]", m: "size-13 text-base", l: "size-16 text-xl" } as const;

type Props = {
  readonly initials: string | null;
  readonly size?: keyof typeof sizes;
  readonly accent?: boolean;
  readonly pulse?: boolean;
};

/** A person's initials in a circle; decoration, the name stands beside it. */
export function Avatar({ initials, size = "s", accent = false, pulse = false }: Props) {
  return (
    <span
      aria-hidden
      className={cx(
        "grid shrink-0 place-items-center rounded-full font-semibold select-none",
        sizes[size],
        accent ? "bg-accent-soft text-accent" : "bg-key text-muted",
        pulse && "animate-ring",
      )}
    >
      {initials ?? <UserRound className="size-[48%]" strokeWidth={1.75} />}
    </span>
  );
}
