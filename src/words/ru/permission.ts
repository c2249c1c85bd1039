import type * as english from "../en/permission.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
const calls = (count: number) =>
  `${count} ${form(count, { one: "звонок", few: "звонка", many: "звонков", other: "звонка" })}`;

export const permission: typeof english.permission = {
  call: "Позвонить",
  ask: "Запросить разрешение",
  askAgain: "Запросить ещё раз",
  asked: "Запрошено, ждём ответа",
  waitUntil: (when) => `Подождать до ${when}`,
  wait: "Подождать",
  checkAgain: "Проверить разрешение ещё раз",
  close: "Закрыть",

  line: {
    checking: "Проверяем разрешение…",
    noBackend: "Разрешение неизвестно: бэкенд не настроен.",
    numberUnknown: "Разрешение неизвестно: этого номера компании нет на бэкенде.",
    noAnswer: "Разрешение неизвестно: бэкенд не отвечает.",
    notFromMeta: "Разрешение неизвестно: Meta не отвечает.",
    notKnown: "Разрешение пока неизвестно.",
    until: (when) => `Можно звонить до ${when}.`,
    permanent: "Можно звонить в любое время.",
    unanswered: (count) => `${calls(count)} ${count === 1 ? "" : "подряд "}без ответа.`,
    warnsCustomer: "Ещё один — и WhatsApp предупредит клиента.",
    endsPermission: "Ещё один — и разрешение закончится.",
    callsLeft: (count) => `На сегодня осталось: ${calls(count)}.`,
    none: "Клиент ещё не разрешил звонки.",
    expired: (when) => `Разрешение закончилось: ${when}.`,
    declined: (when) => `Отказ: ${when}; звонить нельзя.`,
    noWay:
      "Разрешения пока нет. Чтобы его запросить, клиент должен написать первым: у этого номера нет шаблона.",
    askedAt: (when) => `Запрошено: ${when}. «Позвонить» появится здесь, когда клиент разрешит.`,
    askedNoAnswer: (when) => `Запрошено: ${when}; ответа пока нет.`,
    callsUsed: (count) => `Лимит за последние 24 часа исчерпан: ${calls(count)}.`,
    noCallNow: "Сейчас WhatsApp не разрешает звонить этому клиенту.",
    requestsUsed: "Запросов уже было столько, сколько пока разрешает WhatsApp.",
    noRequestNow: "Сейчас WhatsApp не разрешает отправить запрос.",
    asOf: (when) => `По данным на: ${when}.`,
  },

  chip: {
    call: "Можно звонить",
    ask: "Не разрешено",
    asked: "Запрошено",
    declined: "Отказ",
    wait: "Подождать",
    unknown: "Неизвестно",
  },
};
