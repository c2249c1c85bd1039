/** A microphone, or something that sounds. `id` is the browser's and may change from visit to visit; the label is the maker's. */
export type Device = { readonly id: string; readonly label: string };

/**
 * What an agent wants to speak into or to hear from.
 *   default   whatever the computer uses
 *   headset   a headset when one is there, else as `default`
 *   device    this one when it is there, else as `default`
 */
export type DeviceWish =
  { readonly kind: "default" } | { readonly kind: "headset" } | ({ readonly kind: "device" } & Device);

/** What Chromium lists beside the devices themselves: the computer's choice under another name. */
const stands = ["default", "communications"];

/** The real ones, named; those whose label is hidden until the microphone is allowed are left out. */
export function namedDevices(all: readonly Device[]): readonly Device[] {
  return all.filter(({ id, label }) => label !== "" && !stands.includes(id));
}

/**
 * The wished device among those that are there: by its id, else the only one with its label, because browsers give new
 * ids when somebody clears the site's data. Null: there is none, or none was named, and the computer's choice it is.
 */
export function deviceFor(wish: DeviceWish, present: readonly Device[]): Device | null {
  switch (wish.kind) {
    case "default":
      return null;
    case "headset":
      return present.find(isHeadset) ?? null;
    case "device":
      return present.find(({ id }) => id === wish.id) ?? onlyOne(present, wish.label);
  }
}

/** True when somebody named a device and it is not there. */
export function isMissing(wish: DeviceWish, present: readonly Device[]): boolean {
  return wish.kind === "device" && deviceFor(wish, present) === null;
}

/** Words and makers on the labels of headsets. A label is all that browsers tell of a device. */
const headsets =
  /head-?(?:set|phone)|earphone|ear ?buds|air ?pods|\b(?:jabra|plantronics|poly|epos|yealink|vbet|hands-?free)\b|auricular|наушник|гарнитур/i;

export function isHeadset({ label }: Device): boolean {
  return headsets.test(label);
}

function onlyOne(present: readonly Device[], label: string): Device | null {
  const [one, other] = present.filter((device) => device.label === label);
  return one !== undefined && other === undefined ? one : null;
}
