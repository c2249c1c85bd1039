import type * as english from "../en/entry.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
/** For «не менее» and «не более». */
const characters = (count: number) => `${count} ${form(count, { one: "символа", other: "символов" })}`;

export const signIn: typeof english.signIn = {
  heading: "Вход",
  lead: "Принимайте и совершайте звонки вашей компании в WhatsApp.",
  server: "Адрес сервера",
  serverHint: "Его даёт администратор, например wss://pbx.example.com:8089/ws",
  user: "Пользователь",
  password: "Пароль",
  showPassword: "Показать пароль",
  hidePassword: "Скрыть пароль",
  keep: "Не выходить, пока открыта эта вкладка",
  submit: "Войти",
  busy: "Входим…",
  asDemo: (name) => `Продолжить как ${name} (демо)`,
  demoRoles: {
    agent: "Как оператор",
    supervisor: "Как супервизор",
    administrator: "Как администратор",
  },
  or: "или со своей учётной записью",
  faults: {
    "no-user": "Введите имя пользователя.",
    "bad-user": "В имени пользователя только латинские буквы, цифры и . _ + -",
    "no-password": "Введите пароль.",
    empty: "Введите адрес сервера.",
    "not-an-address": "Это не адрес. Он выглядит так: wss://pbx.example.com:8089/ws",
    "wrong-scheme": "Адрес должен начинаться с wss:// или с /, если это сервер самого сайта.",
    insecure: "Эта страница зашифрована, и сервер должен быть тоже: начните с wss:// вместо ws://.",
  },
};

export const account: typeof english.account = {
  login: "Логин",
  name: "Ваше имя",
  password: "Пароль",
  signInWith: (label) => `Войти через ${label}`,
  or: "или по логину и паролю",
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
  lead: "Все остальные ваши сеансы завершатся, этот продолжится.",
  current: "Текущий пароль",
  submit: "Сменить пароль",
  busy: "Меняем…",
  cancel: "Отмена",
  done: "Пароль изменён. Остальные ваши сеансы завершены.",
  close: "Закрыть",
};
