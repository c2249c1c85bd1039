import type * as english from "../en/drift.ts";

type Tellings = typeof english.driftTellings;
type Params = Parameters<Tellings["no-server"]>[0];
type DriftTelling = ReturnType<Tellings["no-server"]>;

const host = ({ hostname = "?", port = "?" }: Params) => `${hostname}:${port}`;

export const driftTellings: Tellings = {
  "calling-off": () => ({
    title: "Звонки в Meta выключены",
    meaning: "Клиенты не могут звонить на этот номер, и с него нельзя звонить клиентам.",
  }),
  "sip-off": () => ({
    title: "SIP в Meta выключен",
    meaning: "Звонки на этот номер не доходят до сервера телефонии, исходящие невозможны.",
  }),
  "no-server": (params) => ({
    title: "В Meta нет SIP-сервера",
    meaning: `Meta не знает, куда отправлять звонки. Должно быть: ${host(params)}.`,
  }),
  "other-hostname": (params) => ({
    title: "В Meta другой SIP-сервер",
    meaning: `Звонки идут на ${params["atMeta"] ?? "другой сервер"} вместо ${host(params)}.`,
  }),
  "other-port": (params) => ({
    title: "В Meta другой порт SIP",
    meaning: `Meta отправляет звонки на ${params["atMeta"] ?? "другой порт"} вместо ${host(params)}.`,
  }),
  "second-server": (params) => ({
    title: "В Meta второй SIP-сервер",
    meaning: `Другое приложение зарегистрировало ${host(params)}. Когда оно завершает звонок, обрываются и ваши.`,
  }),
  "key-exchange-mismatch": ({ atMeta = "?", trunk = "?" }) => ({
    title: "Ключи медиа не совпадают",
    meaning: `В Meta ${atMeta}, в транке ${trunk}: звонки отклоняются или остаются без звука.`,
  }),
  "password-missing": () => ({
    title: "Нет SIP-пароля",
    meaning: "У сервера телефонии нет пароля для этого номера, поэтому Meta отклоняет его звонки.",
  }),
  "password-changed": () => ({
    title: "SIP-пароль изменился",
    meaning: "На сервере телефонии ещё старый, поэтому звонки с этого номера отклоняются.",
  }),
  "trunk-missing": () => ({
    title: "В Asterisk нет транка",
    meaning: "Звонки на этот номер и с него не проходят.",
  }),
  restricted: ({ what = "", until, reason }) => {
    const { title, meaning } = restrictions[what] ?? restrictionOther;
    const parts = [meaning, until === undefined ? null : `До ${until}.`, reason ?? null];
    return { title, meaning: parts.filter((part) => part !== null).join(" ") };
  },
  "messaging-limit-low": ({ limit = "?", needed = "2000" }) => ({
    title: "Лимит сообщений слишком мал",
    meaning: `Он равен ${limit}; чтобы включить звонки, Meta требует не меньше ${needed}.`,
  }),
  "number-not-connected": ({ status = "?" }) => ({
    title: "Номер не подключён",
    meaning: `Meta сообщает «${status}»: пока он не подключён, не работают ни сообщения, ни звонки.`,
  }),
  "settings-differ": ({ field = "?" }) => ({
    title: "Настройки в Meta отличаются",
    meaning: `Кто-то изменил их там, или изменение не дошло: ${field}.`,
  }),
  "not-ready-destination": () => ({
    title: "Коннектора Битрикс24 ещё нет",
    meaning: "Пока звонки на этот номер идут вашим операторам.",
  }),
};

const restrictions: Readonly<Partial<Record<string, DriftTelling>>> = {
  "outbound-calls": {
    title: "Meta запретила исходящие звонки",
    meaning: "С этого номера нельзя звонить клиентам и запрашивать у них разрешение. Клиенты звонить могут.",
  },
  "inbound-calls": {
    title: "Meta запретила входящие звонки",
    meaning: "Клиенты не могут звонить на этот номер.",
  },
  "call-button-hidden": {
    title: "Кнопка звонка скрыта",
    meaning: "Принято слишком мало звонков, поэтому WhatsApp больше не показывает клиентам кнопку звонка.",
  },
};
const restrictionOther: DriftTelling = {
  title: "Meta ограничила этот номер",
  meaning: "Некоторые звонки могут не работать.",
};

export const settingNames: typeof english.settingNames = {
  calling: "звонки",
  sip: "SIP",
  keyExchange: "ключи медиа",
  callHours: "часы звонков",
  callbackPermission: "разрешение перезвонить",
  callIcon: "значок звонка",
  additionalCodecs: "кодеки",
};

export const driftRemedies: typeof english.driftRemedies = {
  "write-settings": {
    administrator: "Записать настройки в Meta",
    agent: "Попросите администратора записать настройки в Meta.",
  },
  "rotate-password": {
    administrator: "Создать новый SIP-пароль",
    agent: "Попросите администратора создать новый SIP-пароль.",
  },
  "set-up-trunk": {
    administrator: "Прочитать номер снова",
    agent: "Попросите администратора снова настроить транк номера.",
  },
  "at-meta": {
    administrator: "Показать, что сделать в Meta",
    agent: "Обратитесь к администратору: это можно изменить только в Meta.",
  },
  none: { administrator: "Показать номер", agent: null },
};
