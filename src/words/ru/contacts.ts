import type * as english from "../en/contacts.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("ru");
const people = (count: number) =>
  form(count, { one: "контакт", few: "контакта", many: "контактов", other: "контакта" });

export const contacts: typeof english.contacts = {
  title: "Контакты",
  lead: "Хранятся в этом браузере, только для вас. Их имена видны при каждом звонке.",
  add: "Добавить контакт",
  import: "Импорт…",
  export: "Экспорт",
  exports: { csv: "Таблица (CSV)", vcard3: "vCard 3.0", vcard4: "vCard 4.0" },
  exported: (count) => `Записано в файл: ${count} ${people(count)}.`,
  search: "Поиск по именам, компаниям и номерам",
  clearSearch: "Очистить поиск",
  count: (count) => `${count} ${people(count)}`,
  countOf: (shown, all) => `${shown} из ${all} ${form(all, { one: "контакта", other: "контактов" })}`,
  favourites: "Избранные",
  others: "Все остальные",
  call: (who, number) => `Позвонить: ${who}, ${number}`,
  edit: (who) => `Изменить: ${who}`,
  star: (who) => `Добавить в избранное: ${who}`,
  unstar: (who) => `Убрать из избранного: ${who}`,
  more: (left) => `Показать ещё (осталось ${left})`,
  loading: "Читаем ваши контакты…",
  empty: {
    title: "Контактов пока нет",
    text: "Добавьте тех, с кем говорите, или импортируйте их из таблицы (CSV) или файла vCard.",
  },
  nothing: { title: "Никто не найден", text: "Введите другое слово или часть номера." },
  notKept: {
    blocked: {
      title: "Контакты не сохраняются",
      meaning:
        "Этот браузер не даёт Ringbridge ничего хранить, как в приватном окне. Они пропадут, когда страница закроется.",
    },
    full: {
      title: "Контакты не сохраняются",
      meaning:
        "В этом браузере не осталось места. Добавленное пропадёт, когда страница закроется, если место не освободить.",
    },
  },
  form: {
    titleNew: "Новый контакт",
    titleEdit: (who) => `Изменить: ${who}`,
    name: "Имя",
    company: "Компания",
    numbers: "Номера",
    number: (place) => (place === 1 ? "Номер" : `Номер ${place}`),
    addNumber: "Ещё номер",
    removeNumber: (place) => `Убрать номер ${place}`,
    email: "Электронная почта",
    note: "Заметка",
    noteCount: (used, most) => `${used} из ${most}`,
    favourite: "Избранный: стоит вверху списка",
    save: "Сохранить",
    cancel: "Отмена",
    remove: "Удалить…",
    sure: (who) => `Удалить: ${who}?`,
    sureText:
      "Контакт будет забыт в этом браузере. Звонки в истории останутся под именем, которым назвался звонивший.",
    yes: "Удалить",
    no: "Оставить",
    faults: {
      "no-name": "Введите имя.",
      "no-number": "Введите номер.",
      incomplete: "Слишком коротко для номера телефона.",
      taken: (who) => `Этот номер уже есть: ${who}.`,
    },
    saved: (who) => `Сохранено: ${who}.`,
    removed: (who) => `Удалено: ${who}.`,
  },
  files: {
    title: "Импорт контактов",
    lead: "Таблица (CSV) из любой адресной книги или электронной таблицы либо файл vCard (.vcf). Ничего не изменится, пока вы не увидите, что произойдёт.",
    choose: "Выбрать файл…",
    another: "Другой файл…",
    reading: "Читаем файл…",
    faults: {
      "too-large": {
        title: "Файл слишком большой",
        meaning: "За один раз читается не больше 10 МБ. Разделите его и импортируйте по частям.",
      },
      empty: {
        title: "В этом файле никого нет",
        meaning: "Ни одну строку или карточку не удалось понять как человека.",
      },
      "not-read": {
        title: "Не удалось прочитать файл",
        meaning:
          "Возможно, его переместили или страница не смогла загрузить то, чем его читают. Попробуйте ещё раз.",
      },
    },
    headings: "В первой строке — названия столбцов",
    columns: "Что в столбцах",
    column: (place) => `Столбец ${place}`,
    kinds: {
      name: "Полное имя",
      "first-name": "Имя",
      "last-name": "Фамилия",
      company: "Компания",
      number: "Номер",
      email: "Электронная почта",
      note: "Заметка",
      favourite: "Избранное",
      nothing: "Не брать",
    },
    noNumber: "Выберите столбец, в котором номера.",
    preview: "Что произойдёт",
    report: "Что сделано",
    results: { new: "Новый", changed: "Объединён", same: "Уже есть", refused: "Не взят" },
    summary: {
      new: (count) => `новых: ${count}`,
      changed: (count) => `объединено с вашими контактами: ${count}`,
      same: (count) => `уже есть: ${count}`,
      refused: (count) => `не взято: ${count}`,
    },
    row: (place) => `Строка ${place}`,
    card: (place) => `Карточка ${place}`,
    into: (who) => `номер есть у контакта ${who}: недостающее добавлено`,
    knownAs: (who) => `ничего нового для контакта ${who}`,
    why: {
      "no-number": "нет номера",
      "bad-numbers": "ни на один из номеров нельзя позвонить",
      "no-room": "для новых контактов нет места",
    },
    leftOut: (number, why) => `${number}: ${why}`,
    numberFaults: {
      "no-country": "нет кода страны",
      "not-a-number": "это не номер",
      "too-long": "слишком длинный",
      impossible: "в этой стране нет таких номеров",
      incomplete: "слишком короткий",
      taken: "он есть у другого контакта",
      "too-many": "номеров больше, чем может быть у контакта",
    },
    faultyRows: (count) =>
      `${form(count, { one: "Возможно, повреждена", other: "Возможно, повреждены" })} ${count} ${form(count, { one: "строка", few: "строки", many: "строк", other: "строки" })}: не закрыты кавычки.`,
    faultyCards: (count) =>
      `${count} ${form(count, { one: "карточка заканчивается", few: "карточки заканчиваются", many: "карточек заканчиваются", other: "карточки заканчиваются" })} не так, как должно быть.`,
    others: (count) => `… и ещё ${count}`,
    go: (count) => `Импортировать: ${count}`,
    nothingToDo: "Импортировать нечего",
    cancel: "Отмена",
    done: "Импортировано",
    close: "Закрыть",
  },
};
