import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import type { TeamAgent } from "../../api/contract.ts";
import { useNumberRules } from "../../stores/react.tsx";
import { CardCell } from "../../ui/card-cell.tsx";
import { cx } from "../../ui/cx.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { StateShape } from "../../ui/state-shape.tsx";
import { personOf, strangersText } from "../../words/people.ts";
import { reasonText } from "../../words/shift-words.ts";
import { teamWords } from "../../words/team-words.ts";
import { cannotRing } from "./board.ts";

const texts = teamWords;

const tones = {
  reachable: "ready",
  registered: "ready",
  unreachable: "down",
  "not-registered": "off",
  unknown: "trying",
} as const;

/** One row an agent; in a narrow window each row is a card of its own, with the columns' names inside. */
export function AgentTable({
  agents,
  isStale,
}: {
  readonly agents: readonly TeamAgent[];
  readonly isStale: boolean;
}) {
  if (agents.length === 0) return <p className="px-1 py-6 text-center text-muted">{texts.nobodyFound}</p>;
  const { agent, phone, browser, shift, call, roundTrip } = texts.columns;
  return (
    <div
      className={cx(
        "overflow-hidden rounded-card border border-edge bg-surface shadow-card",
        isStale && "opacity-70",
      )}
    >
      <table className="block w-full text-start md:table">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="bg-sunken text-[13px] text-muted">
            {[agent, phone, browser, shift, call, roundTrip].map((name) => (
              <th key={name} scope="col" className="px-4 py-2.5 font-semibold lg:whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {agents.map((each) => (
            <AgentRow key={each.personId} {...each} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgentRow(agent: TeamAgent) {
  const { name, extension, phone, browser, shift, call } = agent;
  const { columns } = texts;
  const alarmed = cannotRing(agent);
  return (
    <tr className={cx("block border-t border-edge px-1 py-2 md:table-row md:p-0", alarmed && "bg-bad-soft")}>
      <th scope="row" className="block px-3 py-1 font-normal md:table-cell md:px-4 md:py-3">
        <bdi className="font-semibold wrap-anywhere">{name}</bdi>{" "}
        <span className="figures text-[13px] text-muted">{extension}</span>
      </th>
      <CardCell label={columns.phoneShort}>
        <PhoneState {...phone} />
      </CardCell>
      <CardCell label={columns.browser}>
        <span className={alarmed ? "font-semibold text-bad" : ""}>{texts.browser[browser.line]}</span>
      </CardCell>
      <CardCell label={columns.shift}>
        <ShiftNow {...shift} />
      </CardCell>
      <CardCell label={columns.call}>
        {call === null ? <Nothing meaning={texts.call.none} /> : <CallNow {...call} />}
      </CardCell>
      <CardCell label={columns.roundTrip}>
        {phone.roundTripMs === null ? (
          <Nothing meaning={texts.noRoundTrip} />
        ) : (
          <span className="figures whitespace-nowrap">
            {texts.milliseconds(Math.round(phone.roundTripMs))}
          </span>
        )}
      </CardCell>
    </tr>
  );
}

/** A dash for the eyes, words for the ears. */
function Nothing({ meaning }: { readonly meaning: string }) {
  return (
    <>
      <span aria-hidden className="text-muted">
        –
      </span>
      <span className="sr-only">{meaning}</span>
    </>
  );
}

function PhoneState({ state, since, contacts }: TeamAgent["phone"]) {
  const text = texts.phone[state];
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 align-middle md:justify-start lg:whitespace-nowrap">
      <StateShape tone={tones[state]} />
      <span className="font-medium">{text}</span>
      {since !== null && (
        <span className="text-[13px] text-muted">
          <Elapsed since={Date.parse(since)} label={texts.forTime} />
        </span>
      )}
      {contacts > 1 && <span className="text-[13px] text-warn">{texts.browsers(contacts)}</span>}
    </span>
  );
}

function ShiftNow({ state, reason, since }: TeamAgent["shift"]) {
  const isPaused = state === "paused";
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 md:justify-start">
      <span
        className={cx(isPaused && "font-medium text-warn", state !== "ready" && !isPaused && "text-muted")}
      >
        {reason === null ? texts.shift[state] : texts.paused(reasonText(reason))}
      </span>
      {since !== null && (
        <span className="text-[13px] whitespace-nowrap text-muted">
          <Elapsed since={Date.parse(since)} label={texts.forTime} />
        </span>
      )}
    </span>
  );
}

function CallNow({ direction, state, customer, customerName, label, since }: NonNullable<TeamAgent["call"]>) {
  const rules = useNumberRules();
  const Icon = direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  const title =
    customer === null ? texts.call.nobody : personOf({ number: customer, name: customerName }, rules).title;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center justify-end gap-x-2 md:justify-start">
      <Icon aria-label={texts.call[direction]} role="img" size={16} className="shrink-0 text-muted" />
      <bdi className="figures max-w-56 truncate font-semibold" title={title}>
        {title}
      </bdi>
      <span className={cx("text-[13px]", state === "ringing" ? "text-warn" : "text-muted")}>
        {state === "ringing" && `${texts.call.ringing} `}
        <Elapsed since={Date.parse(since)} label={texts.call[state]} />
      </span>
      {label !== null && <span className="text-[13px] text-muted">· {strangersText(label)}</span>}
    </span>
  );
}
