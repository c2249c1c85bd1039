import type { Presence } from "../../core/ports/presence.ts";
import { mayDial } from "../../core/line-up/line-up.ts";
import { parkingPlaces, type ParkingPlace } from "../../core/dial/feature-codes.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { usePresence } from "../../stores/use-presence.ts";
import { callsWords } from "../../words/calls-words.ts";
import { nameOf, personOf, placeName } from "../../words/people.ts";

const { parked: texts } = callsWords;

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
  const { phone } = useWorkplace();
  const presenceOf = usePresence(parkingPlaces);
  const canTake = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  const whoIsAt = useWhoIsAt();
  return parkingPlaces
    .filter((place) => isTaken(presenceOf(place).presence))
    .map((place) => {
      const { name, since } = whoIsAt(place, presenceOf(place).with);
      const party = { number: place, name };
      return {
        place: placeName(place),
        who: name ?? texts.somebody,
        since,
        takeBack: canTake ? () => void phone.dialInside({ kind: "parked", party }) : undefined,
      };
    });
}

const isTaken = (presence: Presence) =>
  presence !== "ready" && presence !== "unknown" && presence !== "offline";

/** Who waits on a place: known if they were parked here, or where Asterisk tells their number. */
function useWhoIsAt() {
  const { callMemory } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  const recent = usePhone(({ lineUp }) => lineUp.recent);
  return (place: ParkingPlace, number: string | null) => {
    const ours = recent.find(({ id, reason }) => reason.kind === "parked" && callMemory.sentTo(id) === place);
    if (ours !== undefined) return { name: personOf(ours.party, rules).title, since: ours.at };
    return { name: number === null ? null : nameOf(number, list, rules), since: null };
  };
}
