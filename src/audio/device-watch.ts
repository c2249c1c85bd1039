import { namedDevices, type Device } from "../core/devices/device.ts";

/** What is needed of `navigator.mediaDevices`. */
export type DeviceSource = Pick<
  MediaDevices,
  "enumerateDevices" | "addEventListener" | "removeEventListener"
>;

export type Present = { readonly microphones: readonly Device[]; readonly speakers: readonly Device[] };

/**
 * Tells which devices are there, now and at each change. Never asks by the clock: on macOS each question makes the sound
 * stutter. `look` asks once more, for when the names can be read.
 */
export function watchDevices(
  source: DeviceSource | undefined,
  listener: (present: Present) => void,
): { readonly look: () => void; readonly stop: () => void } {
  let isOver = false;

  async function look(): Promise<void> {
    const all = (await source?.enumerateDevices().catch(() => [])) ?? [];
    if (isOver) return;
    const of = (kind: MediaDeviceKind) =>
      namedDevices(
        all.filter((device) => device.kind === kind).map(({ deviceId, label }) => ({ id: deviceId, label })),
      );
    listener({ microphones: of("audioinput"), speakers: of("audiooutput") });
  }

  const lookAgain = (): void => void look();
  source?.addEventListener("devicechange", lookAgain);
  lookAgain();
  return {
    look: lookAgain,
    stop: () => {
      isOver = true;
      source?.removeEventListener("devicechange", lookAgain);
    },
  };
}
