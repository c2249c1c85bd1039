import { mayDial } from "../../core/line-up/line-up.ts";
import { parkingPlaces } from "../../core/dial/feature-codes.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { usePresence } from "../../stores/use-presence.ts";
import { callsWords } from "../../words/calls-words.ts";
import { nameOf, personOf, placeName } from "../../words/people.ts";

export type ParkedCallRecord = {
  /** As people say it: 701. */
  readonly place: string;
  readonly who: string;
  /** Since when, if it was parked here. */
  readonly since: number | null;
  readonly takeBack: (() => void) | undefined;
};

/** Calls that anybody has parked and anybody can take back, by place. */
export function useParkedCalls(): readonly ParkedCallRecord[] {
  const { phone, callMemory } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  const presenceOf = usePresence(parkingPlaces);
  const recent = usePhone(({ lineUp }) => lineUp.recent);
  const canTake = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  return parkingPlaces.flatMap((place): readonly ParkedCallRecord[] => {
    const { presence, with: number } = presenceOf(place);
    if (presence === "ready" || presence === "unknown" || presence === "offline") return [];
    const ours = recent.find((call) => call.reason.kind === "parked" && callMemory.sentTo(call.id) === place);
    const name =
      ours?.party.name ?? (number === null ? (ours?.party.number ?? null) : nameOf(number, list, rules));
    const party = { number: place, name };
    return [
      {
        place: placeName(place),
        who:
          name === null
            ? callsWords.parked.somebody
            : personOf({ number: ours?.party.number ?? place, name }, rules).title,
        since: ours?.at ?? null,
        takeBack: canTake ? () => void phone.dialInside({ kind: "parked", party }) : undefined,
      },
    ];
  });
}
