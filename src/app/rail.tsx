import { Ellipsis, Phone, type LucideIcon } from "lucide-react";
import { useRef, useState } from "react";
import { hrefTo } from "../stores/navigation.tsx";
import { useMissedCount } from "../stores/noticing.tsx";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import type { Screen } from "./screens.ts";

const { screens: texts } = words;

type Props = {
  readonly hasPhone: boolean;
  readonly screens: readonly Screen[];
  /** The open screen; null is the phone. */
  readonly open: Screen | null;
};

/** So many fit into a bar of 360 px; of more, the last place leads to the rest. */
const placesInBar = 5;

/** The way between screens: a narrow rail at the start, a bar at the bottom of a narrow window. Absent with only one screen. */
export function Rail({ hasPhone, screens, open }: Props) {
  const entries = [
    ...(hasPhone
      ? [{ text: texts.phone, place: "/", Icon: Phone, isOpen: open === null, counts: false }]
      : []),
    ...screens.map((screen) => ({
      text: texts[screen.name],
      place: `/${screen.name}`,
      Icon: screen.Icon,
      isOpen: screen === open,
      counts: hasPhone && screen.name === "history",
    })),
  ];
  if (entries.length < 2) return null;
  const shown = entries.length > placesInBar ? placesInBar - 1 : entries.length;
  const rest = entries.slice(shown);
  return (
    <nav
      aria-label={texts.navigation}
      className={cx(
        "sticky bottom-0 z-10 max-md:short:static order-last flex shrink-0 justify-around border-t border-edge bg-surface px-2 py-1",
        "md:top-14 md:bottom-auto md:order-first md:h-[calc(100dvh-3.5rem)] md:w-14 md:flex-col md:items-center md:justify-start",
        "md:gap-1.5 md:overflow-y-auto md:border-e md:border-t-0 md:px-0 md:py-3",
      )}
    >
      {entries.map(({ counts, ...entry }, index) => {
        const Place = counts ? MissedEntry : Entry;
        return <Place key={entry.place} {...entry} isHiddenInBar={index >= shown} />;
      })}
      {rest.length > 0 && <More entries={rest} />}
    </nav>
  );
}

type EntryProps = {
  readonly text: string;
  readonly place: string;
  readonly Icon: LucideIcon;
  readonly isOpen: boolean;
};

const look =
  "min-w-16 place-items-center gap-0.5 rounded-key px-2 py-1.5 text-[11px] font-semibold transition-colors";
const lit = (isOpen: boolean) =>
  isOpen ? "bg-accent-soft text-accent" : "text-muted hover:bg-key hover:text-text";

type InBar = EntryProps & {
  readonly isHiddenInBar: boolean;
  /** Something to see to there: how much, and in words. */
  readonly badge?: { readonly text: string; readonly said: string };
};

function Entry({ text, place, Icon, isOpen, isHiddenInBar, badge }: InBar) {
  return (
    <a
      href={hrefTo(place)}
      title={text}
      aria-label={badge && `${text}, ${badge.said}`}
      aria-current={isOpen ? "page" : undefined}
      className={cx(
        look,
        "relative md:size-11 md:min-w-0 md:shrink-0 md:p-0",
        isHiddenInBar ? "hidden md:grid" : "grid",
        lit(isOpen),
      )}
    >
      <Icon aria-hidden size={20} />
      <span className="md:sr-only">{text}</span>
      {badge && (
        <span className="figures absolute end-2 top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-bad px-1 text-[10px] leading-none font-bold text-on-bad md:end-0.5">
          {badge.text}
        </span>
      )}
    </a>
  );
}

/** Says on every screen how many missed calls wait. */
function MissedEntry(entry: InBar) {
  const count = useMissedCount();
  if (count === 0) return <Entry {...entry} />;
  const badge = { text: count > 99 ? "99+" : String(count), said: texts.missedCalls(count) };
  return <Entry {...entry} badge={badge} />;
}

/** What the bar has no room for, in a small list above it. Esc, a choice or the focus leaving closes it. */
function More({ entries }: { readonly entries: readonly EntryProps[] }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <div
      className="relative md:hidden"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className={cx("grid", look, lit(isOpen || entries.some((entry) => entry.isOpen)))}
      >
        <Ellipsis aria-hidden size={20} />
        {texts.more}
      </button>
      {isOpen && (
        <ul className="absolute end-0 bottom-full mb-2.5 grid min-w-48 gap-0.5 rounded-key border border-edge bg-surface p-1.5 shadow-float">
          {entries.map(({ text, place, Icon, isOpen: isHere }) => (
            <li key={place}>
              <a
                href={hrefTo(place)}
                aria-current={isHere ? "page" : undefined}
                onClick={() => setOpen(false)}
                className={cx("flex h-11 items-center gap-3 rounded-small px-3 font-medium", lit(isHere))}
              >
                <Icon aria-hidden size={18} />
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
