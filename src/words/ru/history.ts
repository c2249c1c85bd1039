import type * as english from "../en/history.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
const calls = (count: number) =>
  form(count, { one: "звонок", few: "звонка", many: "звонков", other: "звонка" });
const days = (count: number) => form(count, { one: "день", few: "дня", many: "дней", other: "дня" });
/** «через 30 дней», «в течение 30 дней». */
const ofDays = (count: number) => form(count, { one: "дня", few: "дней", many: "дней", other: "дня" });

export const history: typeof english.history = {
  title: "История",
  lead: (count) =>
    `Ваши звонки в этом браузере, хранятся ${count} ${days(count)}. Пропущенные остаются сверху, пока ими кто-нибудь не займётся.`,
  search: "Поиск по именам, номерам, заметкам и меткам",
  clearSearch: "Очистить поиск",
  filters: {
    label: "Фильтры",
    direction: "Направление",
    outcome: "Итог",
    number: "Наш номер",
    date: "Дата",
    note: "Заметки",
    any: {
      direction: "Все направления",
      outcome: "Любой итог",
      number: "Все наши номера",
      date: "Любой день",
      note: "С заметкой и без",
    },
    inbound: "Входящие",
    outbound: "Исходящие",
    withNote: "С заметкой или меткой",
    dates: { today: "Сегодня", yesterday: "Вчера", week: "Последние 7 дней", month: "Последние 30 дней" },
    clear: "Снять фильтры",
  },
  count: (count) => `${count} ${calls(count)}`,
  countOf: (shown, all) => `${shown} из ${all} ${form(all, { one: "звонка", other: "звонков" })}`,
  columns: {
    what: "Звонок",
    who: "Кто",
    number: "Наш номер",
    when: "Когда",
    length: "Длительность",
    quality: "Звук",
    note: "Заметка",
    actions: "Действия",
  },
  groups: { open: "Пропущенные, ждут ответа", rest: "Все остальные" },
  directions: { inbound: "Входящий", outbound: "Исходящий" },
  outcomes: {
    answered: "Отвечен",
    missed: "Пропущен",
    declined: "Отклонён",
    "answered-elsewhere": "Ответил коллега",
    transferred: "Переведён",
    parked: "На парковке",
    unanswered: "Без ответа",
    failed: "Не удался",
  },
  answeredBy: (who) => `Ответил(а) ${who}`,
  seenTo: "Обработан",
  kinds: { conference: "Конференция", parked: "Место парковки" },
  callsThemself: (name) => `называет себя ${name}`,
  quality: { good: "Хороший", fair: "Средний", poor: "Плохой", "no-audio": "Нет звука" },
  score: (mos) => `оценка ${mos}, наибольшая 4,4`,
  noQuality: "Не измерялся",
  noLength: "–",
  row: (what, who, when) => `${what}, ${who}, ${when}`,
  call: (who) => `Позвонить: ${who}`,
  copy: (who) => `Скопировать номер: ${who}`,
  copied: "Скопировано",
  done: "Готово",
  doneFor: (who) => `Пропущенный звонок обработан: ${who}`,
  saidDone: (who) => `${who}: обработан.`,
  addContact: (who) => `Добавить в контакты: ${who}`,
  note: {
    add: "Добавить заметку",
    change: (who) => `Изменить заметку к звонку: ${who}`,
    addFor: (who) => `Добавить заметку к звонку: ${who}`,
    label: "Заметка",
    tags: "Метки через запятую",
    tagsShort: "Метки",
    save: "Сохранить",
    cancel: "Отмена",
  },
  more: (left) => `Показать ещё (осталось ${left})`,
  keys: "↑ ↓ — перемещение, Enter — звонок",
  loading: "Читаем ваши звонки…",
  empty: {
    title: "Звонков пока нет",
    text: "Каждый звонок появляется здесь, когда закончится: с итогом и качеством звука.",
  },
  nothing: { title: "Ничего не найдено", text: "Снимите часть фильтров или введите другое слово." },
  notKept: {
    blocked: {
      title: "История звонков не сохраняется",
      meaning:
        "Этот браузер не даёт Ringbridge ничего хранить, как в приватном окне. Звонки работают; история пропадёт, когда страница закроется.",
    },
    full: {
      title: "История звонков не сохраняется",
      meaning:
        "В этом браузере не осталось места. Звонки работают; новые записи пропадут, когда страница закроется, если место не освободить.",
    },
    close: "Закрыть",
  },
  section: {
    title: "История звонков и контакты",
    lead: (count) =>
      `Звонки хранятся в этом браузере, только для вас, и стираются по прошествии ${count} ${ofDays(count)}. Срок определяет ваша компания.`,
    counted: (count) => `Сейчас хранится ${count} ${calls(count)}.`,
    clear: "Очистить историю…",
    sure: "Очистить историю звонков?",
    sureText:
      "Все ваши звонки в этом браузере будут забыты вместе с заметками, пропущенные больше не будут ждать. Контакты останутся.",
    yes: "Очистить историю",
    no: "Оставить",
    done: "История звонков пуста.",
  },
};
