import { Phone, type LucideIcon } from "lucide-react";
import { hrefTo } from "../stores/navigation.tsx";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import type { Screen } from "./screens.ts";

type Props = {
  readonly hasPhone: boolean;
  readonly screens: readonly Screen[];
  /** The open screen; null is the phone. */
  readonly open: Screen | null;
};

/** The way between screens: a narrow rail at the left, a bar at the bottom of a narrow window. Absent with only one screen. */
export function Rail({ hasPhone, screens, open }: Props) {
  const { screens: texts } = words;
  const entries = [
    ...(hasPhone ? [{ text: texts.phone, place: "/", Icon: Phone, isOpen: open === null }] : []),
    ...screens.map((screen) => ({
      text: texts[screen.name],
      place: `/${screen.name}`,
      Icon: screen.Icon,
      isOpen: screen === open,
    })),
  ];
  if (entries.length < 2) return null;
  return (
    <nav
      aria-label={texts.navigation}
      className={cx(
        "sticky bottom-0 z-10 order-last flex shrink-0 justify-around border-t border-edge bg-surface px-2 py-1",
        "md:top-14 md:bottom-auto md:order-first md:h-[calc(100dvh-3.5rem)] md:w-14 md:flex-col md:items-center md:justify-start",
        "md:gap-1.5 md:border-t-0 md:border-r md:px-0 md:py-3",
      )}
    >
      {entries.map((entry) => (
        <Entry key={entry.place} {...entry} />
      ))}
    </nav>
  );
}

type EntryProps = {
  readonly text: string;
  readonly place: string;
  readonly Icon: LucideIcon;
  readonly isOpen: boolean;
};

function Entry({ text, place, Icon, isOpen }: EntryProps) {
  return (
    <a
      href={hrefTo(place)}
      title={text}
      aria-current={isOpen ? "page" : undefined}
      className={cx(
        "grid min-w-16 place-items-center gap-0.5 rounded-key px-2 py-1.5 text-[11px] font-semibold transition-colors",
        "md:size-11 md:min-w-0 md:p-0",
        isOpen ? "bg-accent-soft text-accent" : "text-muted hover:bg-key hover:text-text",
      )}
    >
      <Icon aria-hidden size={20} />
      <span className="md:sr-only">{text}</span>
    </a>
  );
}
