import type * as english from "../en/accounts.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
const numbers = (count: number) =>
  `${count} ${form(count, { one: "номер", few: "номера", many: "номеров", other: "номера" })}`;

export const accounts: typeof english.accounts = {
  heading: "Учётные записи Meta",
  lead: "К чему относятся ваши номера, с токеном доступа, который использует Ringbridge.",
  loading: "Читаем учётные записи…",
  again: "Повторить",
  old: (time) => `Не обновлено: данные на ${time}`,
  add: "Добавить учётную запись Meta",
  back: "Номера",
  numbers,
  webhook: {
    seen: (ago) => `Вебхук: последняя доставка ${ago}`,
    never: "Вебхук: доставок ещё не было",
    noSecret: "Вебхук: нет секрета приложения",
  },
  states: { works: "Работает", error: "Meta отказывает" },
  gone: { title: "Этой учётной записи здесь нет", text: "Она удалена, или адрес неверен." },

  form: {
    headingNew: "Новая учётная запись Meta",
    leadNew:
      "Ringbridge проверяет токен в Meta и хранит его зашифрованным. Больше он не показывается; его можно только заменить.",
    name: "Название",
    nameHint: "Для вашего списка, например название компании.",
    wabaId: "Идентификатор аккаунта WhatsApp Business",
    wabaIdHint:
      "business.facebook.com > Настройки > Аккаунты > Аккаунты WhatsApp: идентификатор под названием.",
    accessToken: "Токен доступа",
    accessTokenHint:
      "Системного пользователя, бессрочный: Настройки компании > Пользователи > Системные пользователи > Создать токен. Нужны whatsapp_business_management и whatsapp_business_messaging.",
    newAccessToken: "Новый токен доступа",
    keepSecret: "Оставьте пустым, чтобы сохранить прежний.",
    appId: "Идентификатор приложения",
    appIdHint: "developers.facebook.com > Мои приложения: идентификатор вверху страницы приложения.",
    appSecret: "Секрет приложения",
    newAppSecret: "Новый секрет приложения",
    appSecretHint:
      "Настройки приложения > Основное > Секрет приложения > Показать. Без него вебхукам не верят, и разрешения приходят поздно.",
    show: "Показать введённое",
    hide: "Скрыть введённое",
    optional: "необязательно",
    advanced: "Дополнительно: посредник между вами и Meta",
    advancedLead:
      "Только если запросы в Meta передаёт посредник. Для separator: его адрес заканчивается на /api/waba/partner, а токен идёт со словом Token.",
    baseUrl: "Адрес Graph API",
    baseUrlHint: "Сама Meta: https://graph.facebook.com/v26.0",
    baseUrlExample: "https://separator.example.com/api/waba/partner",
    authorization: "Слово перед токеном",
    authorizations: { Bearer: "Bearer (Meta)", Token: "Token (separator)" },
    preview: "Запросы будут выглядеть так:",
    submit: "Добавить",
    adding: "Спрашиваем Meta…",
    save: "Сохранить",
    saving: "Сохраняем…",
    saved: "Учётная запись изменена.",
    headingChange: "Учётная запись и токен",
    faults: {
      "no-name": "Введите название.",
      "bad-id": "Идентификатор Meta — это от 5 до 32 цифр и больше ничего.",
      "no-token": "Введите токен доступа.",
      "bad-secret": "В нём от 8 до 1000 символов без пробелов. Скопируйте ещё раз.",
      "bad-address": "Введите адрес, например https://graph.facebook.com/v26.0",
      "needs-https": "Токен идёт с каждым запросом: используйте https.",
      "account-taken": "Эта учётная запись уже здесь.",
      refused: "Бэкенд не принимает это значение.",
    },
  },

  hook: {
    heading: "Вебхук",
    lead: "Чтобы Meta сразу сообщала Ringbridge, когда клиент разрешает звонки или кто-то меняет настройки. В панели приложений Meta: WhatsApp > Конфигурация > Вебхук > Редактировать.",
    url: "URL обратного вызова",
    token: "Проверочный токен",
    fields: "Затем подпишитесь на эти поля",
    fieldMeanings: {
      messages: "ответы клиентов на запросы разрешения",
      account_update: "ограничения и нарушения",
      account_settings_update: "настройки, изменённые в Meta",
    },
    seen: (when) => `Последняя доставка: ${when}.`,
    never: "Доставок ещё не было. Чтобы отправить, нажмите в Meta «Тестировать» рядом с полем.",
    noSecret: "Доставкам не верят, пока ниже не введён секрет приложения.",
    copy: "Копировать",
    copied: "Скопировано",
    copyOf: (what) => `Копировать: ${what}`,
  },

  page: {
    addNumber: "Добавить номер этой учётной записи",
    lastError: "Meta отклонила последний запрос",
    numbersHint: (count) => (count === 0 ? "Номеров здесь пока нет." : `Здесь у неё ${numbers(count)}.`),
  },

  remove: {
    heading: "Удалить эту учётную запись",
    hint: "Забывает токен и вебхук. В Meta ничего не меняется.",
    hintInUse: "У неё ещё есть номера. Сначала удалите их.",
    button: "Удалить",
    title: (name) => `Удалить «${name}»?`,
    text: "Ringbridge забудет её токен и перестанет верить доставкам её вебхука. В Meta ничего не меняется.",
    yes: "Удалить",
    no: "Отмена",
    busy: "Удаляем…",
  },
};
