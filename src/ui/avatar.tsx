import { UserRound, UsersRound } from "lucide-react";
import { cx } from "./cx.ts";

const sizes = { s: "size-9 text-[13px]", m: "size-13 text-base", l: "size-16 text-xl" } as const;

type Props = {
  readonly initials: string | null;
  /** Whose: without initials a group has another picture than one person. */
  readonly of?: "person" | "group";
  readonly size?: keyof typeof sizes;
  readonly accent?: boolean;
  readonly pulse?: boolean;
};

/** A person's initials in a circle, or a picture of one or of several people; decoration, the name stands beside it. */
export function Avatar({ initials, of = "person", size = "s", accent = false, pulse = false }: Props) {
  const Picture = of === "group" ? UsersRound : UserRound;
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
      {initials ?? <Picture className="size-[48%]" strokeWidth={1.75} />}
    </span>
  );
}
