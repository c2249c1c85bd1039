import type * as english from "../en/dialing.ts";

export const dialing: typeof english.dialing = {
  locally: (number) => `в стране: ${number}`,
  there: (time) => `там ${time}`,
  thereBetween: (from, to) => `там от ${from} до ${to}`,
  country: "Страна номера",
  choose: "Выберите страну…",
};
