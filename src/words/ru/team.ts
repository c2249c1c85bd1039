import type * as english from "../en/team.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");

export const team: typeof english.team = {
  heading: "Команда",
  lead: "Телефоны и транки, как их видит Asterisk.",
  loading: "Читаем данные…",
  fresh: {
    live: "Сейчас из Asterisk",
    pbxAway: (time) => `Asterisk недоступен с ${time}`,
    pbxAwayMeaning: "У бэкенда нет связи с Asterisk. Показано то, что было тогда; телефоны могут звонить.",
    behind: (time) => `Не обновляется: данные на ${time}`,
    behindMeaning: "Страница потеряла бэкенд и продолжает попытки. На звонки и телефоны это не влияет.",
  },
  failed: { again: "Повторить" },
  empty: {
    title: "Телефонов пока ни у кого нет",
    text: "Здесь появляются все, кто получил внутренний номер в разделе «Операторы».",
  },
  nobodyFound: "Ни у кого нет такого в имени или внутреннем номере.",
  search: "Поиск операторов",
  tiles: {
    reachable: "Доступны",
    of: (count) => `из ${count}`,
    onCall: "В разговоре",
    alone: "Не зазвонят",
    trunks: "Транки к Meta",
    trunksFine: "Всё в порядке",
    trunksFaulty: (count) =>
      `${count} ${form(count, { one: "требует", few: "требуют", many: "требуют", other: "требуют" })} внимания`,
    noTrunks: "Пока нет",
    trunksUnknown: "Неизвестно",
  },
  alarm: {
    title: (name) => `${name}: телефон не может звонить`,
    meaning: {
      unreachable: "Страница считает линию готовой, но телефон не отвечает Asterisk.",
      "not-registered": "Страница считает линию готовой, но в Asterisk телефон не зарегистрирован.",
    },
    since: (time) => `С ${time}.`,
    next: "Попросите загрузить страницу снова.",
    more: (count) =>
      `Ещё ${count} ${form(count, { one: "такой телефон", few: "таких телефона", many: "таких телефонов", other: "такого телефона" })}.`,
  },
  columns: {
    agent: "Оператор",
    phone: "Телефон, по данным Asterisk",
    phoneShort: "Asterisk видит",
    browser: "По данным браузера",
    shift: "Смена",
    call: "Звонок",
    roundTrip: "Туда и обратно",
  },
  phone: {
    reachable: "Доступен",
    registered: "Зарегистрирован",
    unreachable: "Недоступен",
    "not-registered": "Не зарегистрирован",
    unknown: "Неизвестно",
  },
  browsers: (count) =>
    `${count} ${form(count, { one: "браузер", few: "браузера", many: "браузеров", other: "браузера" })}`,
  forTime: "в этом состоянии",
  browser: {
    ready: "Готов",
    connecting: "Подключается",
    down: "Нет линии",
    "signed-out": "Вышел",
  },
  paused: (reason) => `Пауза: ${reason}`,
  shift: {
    ready: "Принимает звонки",
    paused: "Пауза",
    offline: "Не на линии",
    "not-in-queue": "Вне очереди",
    unknown: "Неизвестно",
  },
  call: {
    inbound: "Звонит клиент",
    outbound: "Звоним мы",
    ringing: "вызов",
    talking: "разговор",
    nobody: "Не клиент",
    none: "Нет звонка",
  },
  milliseconds: (value) => `${value} мс`,
  noRoundTrip: "Не измерено",
  trunks: {
    heading: "Транки к Meta",
    number: "Номер",
    state: "В Asterisk",
    inbound: "Клиенты звонят нам",
    outbound: "Мы звоним клиентам",
    states: {
      "set-up": "Настроен",
      missing: "Нет",
      "not-ours": "На другом сервере",
      unknown: "Неизвестно",
    },
    success: (time) => `Работало: ${time}`,
    failure: (time) => `Сбой: ${time}`,
    unused: "Ещё не использовался",
    none: "Номера компании пока нет. Администратор добавит его в разделе «Номера».",
  },
};
