import { deviceFor, type Device, type DeviceWish } from "./device.ts";

export type DeviceRole = "microphone" | "speaker" | "ringer" | "second-ringer";

/** How a role stands. A null device is the computer's choice. */
export type InUse = {
  readonly device: Device | null;
  /** What could be used instead, and the agent is asked. */
  readonly offered: Device | null;
  /** What the agent did not want just now. */
  readonly declined: Device | null;
};

export const nothingChosen: InUse = { device: null, offered: null, declined: null };

export type Settled = {
  readonly inUse: InUse;
  /** The device that went while it was in use; null when none did. */
  readonly lost: Device | null;
};

/**
 * What becomes of a role when devices come or go. One that is gone is left at once; one that is wished and came (back) is
 * taken when nobody talks, and only offered in the middle of a call: sound that moves by itself takes people unawares.
 */
export function settle(
  { device, declined }: InUse,
  wish: DeviceWish,
  present: readonly Device[],
  agent: "talking" | "idle",
): Settled {
  const best = deviceFor(wish, present);
  if (device !== null && !isThere(device, present))
    return { inUse: using(best), lost: isRenamed(device, best) ? null : device };
  if (best === null || best.id === device?.id) return { inUse: using(device), lost: null };
  if (agent === "idle") return { inUse: using(best), lost: null };
  const still = declined !== null && isThere(declined, present) ? declined : null;
  const offered = still?.id === best.id ? null : best;
  return { inUse: { device, offered, declined: still }, lost: null };
}

/** The same device under a new id has not gone anywhere. */
function isRenamed(device: Device, best: Device | null): boolean {
  return best?.label === device.label;
}

/** A role that uses a device, with nothing to ask. */
export function using(device: Device | null): InUse {
  return { device, offered: null, declined: null };
}

/** The agent wants what was offered. */
export function accepted({ device, offered }: InUse): InUse {
  return using(offered ?? device);
}

/** The agent leaves the offer alone, until the device comes anew or the call is over. */
export function declining({ device, offered, declined }: InUse): InUse {
  return { device, offered: null, declined: offered ?? declined };
}

function isThere({ id }: Device, present: readonly Device[]): boolean {
  return present.some((device) => device.id === id);
}
