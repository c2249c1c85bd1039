import type * as english from "../en/dialing.ts";

export const dialing: typeof english.dialing = {
  locally: (number) => `en el país: ${number}`,
  there: (time) => `allí son las ${time}`,
  thereBetween: (from, to) => `allí, entre las ${from} y las ${to}`,
  country: "País del número",
  choose: "Elegir el país…",
};
