import type * as english from "../en/palette.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");

export const palette: typeof english.palette = {
  title: "Поиск и действия",
  search: "Имя, номер, экран или действие",
  results: "Результаты",
  groups: {
    number: "Позвонить по номеру",
    call: "Этот звонок",
    people: "Люди",
    recent: "Недавние звонки",
    colleagues: "Коллеги",
    screens: "Экраны",
    actions: "Действия",
  },
  callNumber: (number) => `Позвонить ${number}`,
  nothing: "Ничего не найдено. Можно позвонить по полному номеру с кодом страны.",
  cannotCall: "Звонить можно будет, когда линия готова.",
  colleague: (extension) => `Коллега, ${extension}`,
  missed: "Пропущен",
  call: {
    answer: (who) => `Ответить: ${who}`,
    decline: (who) => `Отклонить: ${who}`,
    mute: "Выключить микрофон",
    unmute: "Включить микрофон",
    hold: (who) => `Поставить на удержание: ${who}`,
    resume: (who) => `Снять с удержания: ${who}`,
    hangUp: (who) => `Завершить звонок: ${who}`,
  },
  actions: {
    ready: "Принимать звонки",
    pause: "Пауза",
    pauseFor: (reason) => `Пауза: ${reason}`,
    addContact: "Добавить контакт",
    light: "Светлое оформление",
    dark: "Тёмное оформление",
    system: "Оформление как в системе",
    signOut: "Выйти",
  },
  hints: {
    theme: "тема цвета ночь день",
    pause: "перерыв обед смена",
    ready: "вернуться смена готов",
    signOut: "выход уйти",
    addContact: "новый человек",
  },
  keys: "↑ ↓ — выбор, Enter — выполнить, Esc — закрыть",
  count: (count) =>
    `${count} ${form(count, { one: "результат", few: "результата", many: "результатов", other: "результата" })}`,
};
