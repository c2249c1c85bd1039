import type { SoundSettings } from "../../core/devices/sound-settings.ts";
import { toneFor, type Tone } from "../../core/line-up/tone-for.ts";
import { createCallMemory } from "../../phone/reactions/call-memory.ts";
import { createAbsenceStore } from "../../stores/absence-store.ts";
import { createDialDraft } from "../../stores/dial-draft.ts";
import { createNewContact } from "../../stores/new-contact.ts";
import { mirrorOf } from "../../stores/phone-store.ts";
import { recordsOf } from "../agent-records.ts";
import type { Composed, Facts } from "../compose.ts";
import type { PhoneParts } from "../phone-parts.ts";
import type { RemotePhone } from "./remote-phone.ts";

/** What a remote control is joined to of this computer: its own sound, and no network. */
export type RemoteParts = Pick<PhoneParts, "speaker" | "devices" | "probe" | "sound" | "clock">;

/**
 * The workplace of an agent whose phone is in another tab: the screens are the same, and so is what they can ask for. Calls
 * are logged, measured and guarded there; here nothing is, or it would be twice.
 */
export function composeRemote(
  { speaker, devices, probe, sound, clock }: RemoteParts,
  { colleagues, keeps, agent, server, businessNumbers, labUrl, signOut, takeLine }: Facts,
  remote: RemotePhone,
): Pick<Composed, "workplace" | "phone" | "stop"> {
  const { phone } = remote;
  const callMemory = createCallMemory(clock);
  const forget = phone.subscribe(callMemory.notice);
  const records = recordsOf(keeps, clock);
  const { history, contacts, missed } = records;
  const mirror = mirrorOf(phone, contacts);
  let playing: Tone | null = null;

  /** Only the ring: whoever looks for the other tab need not hear the rest from here. */
  function ring(): void {
    const tone = remote.isRinger() ? toneFor(phone.state().lineUp) : null;
    const wanted = tone?.startsWith("ring-") === true ? tone : null;
    if (wanted === playing) return;
    playing = wanted;
    speaker.play(wanted);
  }
  const stopRinging = remote.subscribe(ring);
  const stopGreeting = sound.subscribe(remote.greet);
  // A microphone that is chosen here is wanted where the call is.
  const stopTelling = devices.settings.subscribe((now, before) =>
    remote.ask({ do: "sound", settings: changesOf(now, before) }),
  );

  return {
    phone,
    workplace: {
      ...{ agent, server, businessNumbers, labUrl, signOut, takeLine },
      otherTab: { mayMove: () => remote.left() !== null, subscribe: remote.subscribe },
      phone,
      phoneStore: mirror.store,
      callMemory,
      shift: remote.shift,
      colleagues: { list: colleagues, watch: remote.presence.watch },
      levels: remote.levels,
      quality: remote.quality,
      sound,
      devices: { settings: devices.settings, desk: devices.desk },
      probe,
      missed,
      history,
      contacts,
      absence: createAbsenceStore(),
      dialDraft: createDialDraft(),
      newContact: createNewContact(),
    },
    stop: () => {
      speaker.play(null);
      stopRinging();
      stopGreeting();
      stopTelling();
      forget();
      mirror.stop();
      void records.stop();
      remote.stop();
    },
  };
}

/** No more than what was changed: the rest may be older here than it is there. */
function changesOf(now: SoundSettings, before: SoundSettings): Partial<SoundSettings> {
  const were = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => were.get(name) !== value));
}
