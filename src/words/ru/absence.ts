import type * as english from "../en/absence.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");

export const absence: typeof english.absence = {
  titles: {
    slept: (from, to) => `Компьютер спал с ${from} до ${to}`,
    paused: (from, to) => `Браузер приостановил эту страницу с ${from} до ${to}`,
    "put-away": (from, to) => `Браузер выгрузил эту страницу с ${from} до ${to}`,
  },
  meaning: "Звонки в это время сюда не поступали.",
  missed: (count) =>
    count === 0
      ? "Пропущенных звонков не было."
      : form(count, {
          one: `Пропущен ${count} звонок.`,
          few: `Пропущено ${count} звонка.`,
          many: `Пропущено ${count} звонков.`,
          other: `Пропущено ${count} звонка.`,
        }),
  dismiss: "Закрыть",
};
