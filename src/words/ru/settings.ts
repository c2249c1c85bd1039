import type * as english from "../en/settings.ts";

export const settings: typeof english.settings = {
  title: "Настройки",
  check: {
    title: "Проверка готовности",
    lead: "Микрофон, динамик, сеть и измеренный звонок на телефонный сервер: всё ли готово?",
    open: "Открыть проверку",
  },
  appearance: {
    title: "Оформление и язык",
    theme: "Оформление",
    themes: { system: "Система", light: "Светлое", dark: "Тёмное" },
    language: "Язык",
    fromBrowser: "Как в браузере",
    reload: "Страница загрузится снова на новом языке.",
    afterCall: "Сначала завершите звонок: для другого языка страница должна загрузиться снова.",
  },
};
