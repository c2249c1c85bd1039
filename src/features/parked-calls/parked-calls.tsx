import { CircleParking } from "lucide-react";
import { useId } from "react";
import { Button } from "../../ui/button.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { callsWords } from "../../words/calls-words.ts";
import { useParkedCalls, type ParkedCallRecord } from "./use-parked-calls.ts";

const { parked: texts } = callsWords;

/** The calls that wait on parking places; nothing at all while none does. */
export function ParkedCalls() {
  return <ParkedCallsView calls={useParkedCalls()} />;
}

export function ParkedCallsView({ calls }: { readonly calls: readonly ParkedCallRecord[] }) {
  const id = useId();
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-4">
      <h2 id={id} className="mb-1.5 text-xs font-semibold text-muted">
        {texts.heading}
      </h2>
      <ul className="-mx-2">
        {calls.map((call) => (
          <Parked key={call.place} {...call} />
        ))}
      </ul>
    </section>
  );
}

function Parked({ place, who, since, takeBack }: ParkedCallRecord) {
  return (
    <li className="flex min-h-12 items-center gap-2.5 rounded-small px-2 py-1.5 hover:bg-sunken">
      <CircleParking aria-hidden size={20} className="shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p title={who} className="truncate font-semibold">
          <bdi className="figures">{who}</bdi>
        </p>
        <p className="figures text-[13px] text-muted">
          {texts.place(place)}
          {since !== null && (
            <>
              {" · "}
              <Elapsed since={since} label={texts.place(place)} />
            </>
          )}
        </p>
      </div>
      {takeBack && (
        <Button size="s" onClick={takeBack} aria-label={texts.takeBackWho(who, place)}>
          {texts.takeBack}
        </Button>
      )}
    </li>
  );
}
