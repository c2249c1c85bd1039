import type { TeamAgent } from "../../api/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { whenShort } from "./when.ts";
import { teamWords } from "../../words/team-words.ts";

const { alarm: texts } = teamWords;

/** More would push the board itself out of sight. */
const mostShown = 3;

/** Phones whose page says ready while no call can come. Read out when one appears. */
export function Alarms({ agents }: { readonly agents: readonly TeamAgent[] }) {
  return (
    <div role="alert" className="grid gap-2 empty:hidden">
      {agents.slice(0, mostShown).map(({ personId, name, phone }) => (
        <Notice key={personId} look="bad" title={texts.title(name)}>
          <p>
            {phone.state === "unreachable" ? texts.meaning.unreachable : texts.meaning["not-registered"]}{" "}
            {phone.since !== null && texts.since(whenShort(Date.parse(phone.since)))} {texts.next}
          </p>
        </Notice>
      ))}
      {agents.length > mostShown && (
        <p className="px-1 text-[13px] font-semibold text-bad">{texts.more(agents.length - mostShown)}</p>
      )}
    </div>
  );
}
