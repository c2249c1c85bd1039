import type * as english from "../en/session.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
/** For «не менее» and «не более». */
const characters = (count: number) => `${count} ${form(count, { one: "символа", other: "символов" })}`;

export const account: typeof english.account = {
  login: "Логин",
  name: "Ваше имя",
  password: "Пароль",
  signInWith: (label) => `Войти через ${label}`,
  or: "или по логину и паролю",
  opening: "Открываем Ringbridge…",
  signOutUnsure: {
    title: "Вы вышли только здесь",
    meaning:
      "Бэкенд не ответил, поэтому там ваш вход не завершён. Тот, кто пользуется этим браузером, мог бы его продолжить.",
    again: "Выйти ещё раз",
  },
  ended: {
    title: "Вы вышли из системы",
    meaning: "Сеанс завершён: истёк срок или кто-то его закончил. Чтобы продолжить, войдите снова.",
  },
  firstRun: {
    title: "В Ringbridge ещё нет администратора",
    meaning: "Откройте одноразовую ссылку из журнала бэкенда: с ней вы станете первым администратором.",
  },
  faults: {
    "no-login": "Введите логин.",
    "bad-login": "В логине нет пробелов.",
    "no-name": "Введите имя.",
    "no-password": "Введите пароль.",
    "too-short": (least) => `Не менее ${characters(least)}.`,
    "too-long": (most) => `Не более ${characters(most)}.`,
    "is-login": "Только не ваш логин: его попробовали бы первым.",
    "is-name": "Только не ваше имя: его попробовали бы первым.",
    common: "Этот пароль у многих, поэтому его пробуют первым. Выберите другой.",
    wrong: "Это не ваш пароль.",
    "other-password": "Этот пароль использовать нельзя. Выберите другой.",
  },
};

export const welcome: typeof english.welcome = {
  heading: (name) => `Добро пожаловать, ${name}`,
  lead: "Выберите пароль. С ним вы будете входить.",
  headingFirst: "Добро пожаловать в Ringbridge",
  leadFirst: "Вы станете первым администратором. Выберите, как будете входить.",
  looking: "Читаем приглашение…",
  newPassword: "Новый пароль",
  passwordHint: "Не менее 12 символов; несколько слов легко запомнить.",
  submit: "Сохранить пароль и войти",
  busy: "Входим…",
  toSignIn: "Перейти ко входу",
  again: "Повторить",
};

export const changePassword: typeof english.changePassword = {
  open: "Сменить пароль",
  title: "Смена пароля",
  lead: "Все остальные ваши сеансы завершатся, этот продолжится.",
  current: "Текущий пароль",
  submit: "Сменить пароль",
  busy: "Меняем…",
  cancel: "Отмена",
  done: "Пароль изменён. Остальные ваши сеансы завершены.",
  close: "Закрыть",
};

export const backend: typeof english.backend = {
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
