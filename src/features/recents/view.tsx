import { ArrowDownLeft, ArrowUpRight, Phone } from "lucide-react";
import { useId } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { cx } from "../../ui/cx.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { hrefTo } from "../../stores/navigation.tsx";
import { words } from "../../words/words.ts";
import type { RecentRecord } from "./use-recents.ts";

const { recents: texts } = words;

export function RecentsView({ calls }: { readonly calls: readonly RecentRecord[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-1.5 flex min-h-6 items-center justify-between gap-3 text-xs font-semibold text-muted">
        <h2 id={id}>{texts.heading}</h2>
        {calls.length > 0 && (
          <a href={hrefTo("/history")} className="rounded-small px-1 text-accent hover:underline">
            {texts.all}
          </a>
        )}
      </div>
      {calls.length === 0 ? (
        <p className="text-[13px] text-muted">{texts.empty}</p>
      ) : (
        <ul className="-mx-2">
          {calls.map((call) => (
            <Row key={call.id} {...call} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ person, direction, outcome, isMissed, time, call }: RecentRecord) {
  const Icon = direction === "inbound" ? ArrowDownLeft : ArrowUpRight;
  return (
    <li className="flex items-center rounded-small px-2 py-1.5 hover:bg-sunken">
      <Avatar initials={person.initials} of={person.of} />
      <div className="ms-2.5 min-w-0 flex-1">
        <p title={person.title} className="truncate font-semibold">
          <bdi className="figures">{person.title}</bdi>
        </p>
        <p className={cx("figures flex gap-1 text-[13px]", isMissed ? "text-bad" : "text-muted")}>
          <Icon aria-hidden size={14} className="mt-[0.15rem] shrink-0" />
          <span className="sr-only">{texts[direction]},</span>
          <span className="min-w-0 wrap-anywhere">
            {time} · {outcome}
          </span>
        </p>
      </div>
      <span className="-me-2 size-9 shrink-0">
        {call && (
          <IconButton
            label={texts.call(person.title)}
            icon={<Phone aria-hidden size={16} />}
            onClick={call}
          />
        )}
      </span>
    </li>
  );
}
