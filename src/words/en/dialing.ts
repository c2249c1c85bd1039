/** What is known of a number beside the box where it is put together. */
export const dialing = {
  /** The number as people of its own country write it. */
  locally: (number: string) => `${number} locally`,
  there: (time: string) => `${time} there`,
  thereBetween: (from: string, to: string) => `${from} to ${to} there`,
  country: "Country of the number",
  choose: "Choose the country…",
};
