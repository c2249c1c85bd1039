import type * as english from "../en/session.ts";

export const backend: typeof english.backend = {
  opening: "Открываем Ringbridge…",
  unreachable: {
    title: "Бэкенд не отвечает",
    meaning: "Ringbridge не может узнать, кто вы, поэтому вход ещё не выполнен.",
    retry: "Попробовать сейчас",
    next: "Следующая попытка через",
  },
  away: {
    title: "Бэкенд не отвечает",
    meaning:
      "Звонки продолжаются и поступают. Настройки, разрешения и история могут быть устаревшими; менять их можно будет, когда он вернётся.",
    since: (time) => `Нет связи с ${time}.`,
    retry: "Попробовать сейчас",
  },
  endedInCall: {
    title: "Ваш сеанс завершён",
    meaning: "Этот звонок продолжается. Когда он закончится, вы выйдете из системы.",
  },
};

export const screens: typeof english.screens = {
  navigation: "Разделы",
  phone: "Телефон",
  history: "История",
  contacts: "Контакты",
  search: "Поиск и действия",
  missedCalls: (count) => `Пропущенных звонков: ${count}`,
  more: "Ещё",
  team: "Команда",
  numbers: "Номера",
  agents: "Операторы",
  audit: "Журнал",
  settings: "Настройки",
  title: (screen) => `${screen} – Ringbridge`,
  loading: "Загрузка…",
  broken: {
    title: "Не удалось загрузить этот раздел",
    meaning: "Его файлы не дошли, или в нём что-то сбилось. Телефон работает.",
    again: "Загрузить снова",
  },
  incomplete: {
    title: "Ringbridge загружен не полностью",
    meaning: "Часть файлов не дошла. Проверьте сеть и загрузите страницу снова.",
  },
  none: {
    title: "Здесь пока нечего делать",
    meaning:
      "У вашей учётной записи нет телефона, а ваша роль не открывает других разделов. Попросите у администратора внутренний номер.",
  },
};

export const callStrip: typeof english.callStrip = {
  label: (who) => `Разговор: ${who}`,
  others: (count) => `ещё ${count}`,
  toPhone: "Показать звонок",
};
