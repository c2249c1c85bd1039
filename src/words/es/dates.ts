import type * as english from "../en/dates.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const dates: typeof english.dates = {
  locale: "es",
  today: (time) => `hoy, ${time}`,
  dayAndTime: (weekday, day, time) => `${weekday} ${day}, ${time}`,
  withYear: (day, year, time) => `${day} ${year}, ${time}`,
  dayInList: (day, time) => `${day}, ${time}`,
  justNow: "ahora mismo",
  secondsAgo: (count) => `hace ${count} s`,
  minutesAgo: (count) => `hace ${count} min`,
  hoursAgo: (count) => `hace ${count} h`,
  daysAgo: (count) => `hace ${count} ${form(count, { one: "día", other: "días" })}`,
};
