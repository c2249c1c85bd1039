import type * as english from "../en/dates.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");

export const dates: typeof english.dates = {
  locale: "ru",
  // So that it also stands after «до» and a colon.
  today: (time) => `${time} сегодня`,
  dayAndTime: (weekday, day, time) => `${weekday}, ${day}, ${time}`,
  withYear: (day, year, time) => `${day} ${year} г., ${time}`,
  dayInList: (day, time) => `${day}, ${time}`,
  justNow: "только что",
  secondsAgo: (count) => `${count} с назад`,
  minutesAgo: (count) => `${count} мин назад`,
  hoursAgo: (count) => `${count} ч назад`,
  daysAgo: (count) =>
    `${count} ${form(count, { one: "день", few: "дня", many: "дней", other: "дня" })} назад`,
};
