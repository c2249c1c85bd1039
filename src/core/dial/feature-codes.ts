/** What an agent's phone may call beside customers and colleagues: asterisk-samples/extensions.conf, [from-webrtc]. */
export const featureCodes = {
  /** Asterisk's mixing room of whoever calls it; whom that agent transfers there joins it (ConfBridge). */
  conference: "*80",
  /** Says back what it hears (Echo). */
  echo: "*43",
} as const;

/** The parking places: a transfer there parks, a call there takes back, a hint tells whether it is taken (res_parking). */
export const parkingPlaces = [
  "*701",
  "*702",
  "*703",
  "*704",
  "*705",
  "*706",
  "*707",
  "*708",
  "*709",
] as const;
export type ParkingPlace = (typeof parkingPlaces)[number];
