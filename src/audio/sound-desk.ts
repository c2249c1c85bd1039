import {
  accepted,
  declining,
  nothingChosen,
  settle,
  using,
  type DeviceRole,
  type InUse,
} from "../core/devices/device-change.ts";
import { deviceFor, type Device, type DeviceWish } from "../core/devices/device.ts";
import type { SoundSettings } from "../core/devices/sound-settings.ts";
import type { Talk } from "../core/line-up/talk-of.ts";
import type { SoundDesk, SoundState } from "../core/ports/audio.ts";
import { watchDevices, type DeviceSource } from "./device-watch.ts";
import { listenTo } from "./listen.ts";
import { watchMutedTalk } from "./muted-talk-watch.ts";
import { createNoiseSwitch, type LoadSuppressor } from "./noise.ts";
import { canMoveSound } from "./sink.ts";
import type { Routes, Settings, Sound } from "./sound.ts";
import { createTester } from "./tester.ts";

export type DeskPorts = {
  readonly sound: Sound;
  readonly settings: Settings;
  /** Missing on pages that came over plain http from another machine. */
  readonly devices: DeviceSource | undefined;
  readonly loadSuppressor: LoadSuppressor;
};

export type WatchingDesk = SoundDesk & {
  /** What the calls are doing, at each change. */
  readonly heed: (talk: Talk) => void;
  readonly stop: () => void;
};

const roles = ["microphone", "speaker", "ringer", "second-ringer"] as const satisfies readonly DeviceRole[];

/** Watches over the sound of this computer: which devices are there and in use, what went and what came back. */
export function createSoundDesk({ sound, settings, devices, loadSuppressor }: DeskPorts): WatchingDesk {
  const { context, ears, microphones } = sound;
  const listeners = new Set<() => void>();
  let talk: Talk = { agent: "idle", microphone: "closed" };
  let wanted = settings.getState();
  let state = firstState(wanted);

  const noise = createNoiseSwitch(loadSuppressor, () => {
    become({ noise: noise.state() });
    route();
  });
  const mutedTalk = watchMutedTalk(ears, microphones, (isTalkingMuted) => become({ isTalkingMuted }));
  const tester = createTester(context);
  const watch = watchDevices(devices, (present) => {
    become(present);
    resettle();
  });

  function become(change: Partial<SoundState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function route(): void {
    sound.take(routesOf(state), noise.treatment());
  }

  /** Null where nothing is known of what is there: browsers tell no names until the microphone is allowed. */
  function presentFor(role: DeviceRole): readonly Device[] | null {
    const present = role === "microphone" ? state.microphones : state.speakers;
    return present.length === 0 ? null : present;
  }

  /** Devices came or went, or the agent began or ceased to talk. */
  function resettle(): void {
    const inUse = { ...state.inUse };
    const lost = state.lost.filter(
      ({ role, device }) => !presentFor(role)?.some(({ id }) => id === device.id),
    );
    for (const role of roles) {
      const wish = wishOf(wanted, role);
      const present = presentFor(role);
      if (wish === null || present === null) continue;
      // That it rings in a second place, or does not, changes nothing for whoever talks: no question, and no word.
      const isBeside = role === "second-ringer";
      const settled = settle(inUse[role], wish, present, isBeside ? "idle" : talk.agent);
      inUse[role] = settled.inUse;
      if (settled.lost !== null && !isBeside) lost.push({ role, device: settled.lost });
    }
    become({ inUse, lost });
    route();
  }

  /** What the agent chooses counts at once, in a call too. */
  function obey(): void {
    const before = wanted;
    wanted = settings.getState();
    const inUse = { ...state.inUse };
    for (const role of roles) {
      const wish = wishOf(wanted, role);
      if (same(wish, wishOf(before, role))) continue;
      const present = presentFor(role);
      inUse[role] = present === null ? hoped(wish) : using(wish && deviceFor(wish, present));
    }
    const isChosen = roles.some((role) => inUse[role] !== state.inUse[role]);
    become({ inUse, ...(isChosen ? { lost: [] } : {}) });
    noise.turn(wanted.noise === "learned");
    route();
  }

  function hearMicrophone(): void {
    const { open, trouble } = microphones.state();
    become({ trouble });
    if (open !== null && state.microphones.length === 0) watch.look();
  }

  /** A chosen device that goes is noticed by the list of devices; the computer's own choice only here. */
  function microphoneWent(device: Device): void {
    const isTold = state.lost.some(({ role }) => role === "microphone");
    if (state.inUse.microphone.device !== null || isTold) return;
    become({ lost: [...state.lost, { role: "microphone", device }] });
  }

  const deaf = [
    settings.subscribe(obey),
    microphones.subscribe(hearMicrophone),
    microphones.onReplaced(microphoneWent),
  ];
  hearMicrophone();
  noise.turn(wanted.noise === "learned");

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    takeOffered: () => {
      become({ inUse: each(state.inUse, accepted), lost: [] });
      route();
    },
    dismiss: () => become({ inUse: each(state.inUse, declining), lost: [] }),
    test: (role) => {
      const volume = role === "speaker" ? wanted.callVolume : wanted.ringVolume;
      tester.play(state.inUse[role].device?.id ?? "", volume);
    },
    listen: (listener) => listenTo(ears, microphones, listener),
    retry: () => void microphones.retry().then(watch.look),
    heed: (next) => {
      const wasTalking = talk.agent;
      talk = next;
      mutedTalk.mute(next.microphone === "muted");
      if (next.agent !== wasTalking) resettle();
    },
    stop: () => {
      for (const undo of deaf) undo();
      watch.stop();
      mutedTalk.mute(false);
      tester.stop();
      listeners.clear();
    },
  };
}

function firstState(wanted: SoundSettings): SoundState {
  return {
    microphones: [],
    speakers: [],
    inUse: {
      microphone: hoped(wanted.microphone),
      speaker: hoped(wanted.speaker),
      ringer: hoped(wanted.ringer),
      "second-ringer": hoped(wanted.alsoRing),
    },
    lost: [],
    trouble: null,
    isTalkingMuted: false,
    noise: "off",
    canMoveSound: canMoveSound(),
  };
}

/** Where nobody knows yet what is there, a named device is taken to be. */
function hoped(wish: DeviceWish | null): InUse {
  return wish?.kind === "device" ? using({ id: wish.id, label: wish.label }) : nothingChosen;
}

function wishOf(wanted: SoundSettings, role: DeviceRole): DeviceWish | null {
  return role === "second-ringer" ? wanted.alsoRing : wanted[role];
}

function routesOf({ inUse }: SoundState): Routes {
  const idOf = (role: DeviceRole): string => inUse[role].device?.id ?? "";
  // A second device that is gone is not replaced: it would ring twice in the same place.
  const second = inUse["second-ringer"].device?.id;
  const ringers = [idOf("ringer"), ...(second === undefined || second === idOf("ringer") ? [] : [second])];
  return { microphone: idOf("microphone") || null, speaker: idOf("speaker"), ringers };
}

function each(inUse: SoundState["inUse"], change: (one: InUse) => InUse): SoundState["inUse"] {
  return {
    microphone: change(inUse.microphone),
    speaker: change(inUse.speaker),
    ringer: change(inUse.ringer),
    "second-ringer": change(inUse["second-ringer"]),
  };
}

function same(one: DeviceWish | null, other: DeviceWish | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
