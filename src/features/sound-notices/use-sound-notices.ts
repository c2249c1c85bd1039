import type { DeviceRole, InUse } from "../../core/devices/device-change.ts";
import type { Device } from "../../core/devices/device.ts";
import { activeCall } from "../../core/line-up/line-up.ts";
import type { MicrophoneTrouble, SoundState } from "../../core/ports/audio.ts";
import { usePhone, useWorkplace } from "../../stores/react.tsx";
import { useSoundDesk } from "../../stores/sound.tsx";
import { soundWords } from "../../words/sound-words.ts";

/** Devices that went or came, as a sentence names them. */
export type DevicesTelling = {
  readonly devices: string;
  readonly roles: string;
};

export type SoundNoticesRecord = {
  /** The agent talks and is muted. */
  readonly unmute: (() => void) | undefined;
  readonly trouble: (MicrophoneTrouble & { readonly retry: () => void }) | null;
  readonly lost: (DevicesTelling & { readonly now: string; readonly dismiss: () => void }) | null;
  readonly back: (DevicesTelling & { readonly take: () => void; readonly leave: () => void }) | null;
};

const none: SoundNoticesRecord = { unmute: undefined, trouble: null, lost: null, back: null };

export function useSoundNotices(): SoundNoticesRecord {
  const { phone } = useWorkplace();
  const now = useSoundDesk();
  const call = usePhone(({ lineUp }) => activeCall(lineUp));
  if (now === null) return none;
  const { desk, state } = now;
  const offered = offersOf(state.inUse);
  const isMuted = state.isTalkingMuted && call?.microphone === "muted";
  return {
    unmute: isMuted ? () => phone.call(call.id, { type: "unmute" }) : undefined,
    trouble: state.trouble && !isTold(state) ? { ...state.trouble, retry: desk.retry } : null,
    lost:
      state.lost.length === 0
        ? null
        : { ...telling(state.lost), now: insteadOf(state), dismiss: desk.dismiss },
    back: offered.length === 0 ? null : { ...telling(offered), take: desk.takeOffered, leave: desk.dismiss },
  };
}

type Concerned = { readonly role: DeviceRole; readonly device: Device };

function offersOf(inUse: SoundState["inUse"]): readonly Concerned[] {
  const roles = Object.entries(inUse) as readonly (readonly [DeviceRole, InUse])[];
  return roles.flatMap(([role, { offered }]) => (offered === null ? [] : [{ role, device: offered }]));
}

/** One sentence for all: a headset that goes is a microphone, a speaker and a ring at once. */
function telling(concerned: readonly Concerned[]): DevicesTelling {
  const all = (texts: readonly string[]) => [...new Set(texts)].join(", ");
  return {
    devices: all(concerned.map(({ device }) => device.label)),
    roles: all(concerned.map(({ role }) => soundWords.roleNames[role])),
  };
}

function insteadOf({ lost, inUse }: SoundState): string {
  const devices = lost.map(({ role }) => inUse[role].device?.label ?? soundWords.lost.computers);
  return [...new Set(devices)].join(", ");
}

/** A microphone that went is told of as such: that it was not found says nothing new while another one is heard. */
function isTold({ trouble, lost }: SoundState): boolean {
  return trouble?.instead !== null && lost.some(({ role }) => role === "microphone");
}
