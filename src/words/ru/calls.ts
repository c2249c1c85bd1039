import type * as english from "../en/calls.ts";

export const calls: typeof english.calls = {
  keypad: {
    label: "Клавиши: нажимайте или вводите цифры",
    sent: "Отправлено",
    nothingSent: "Здесь появятся отправленные цифры",
  },

  beside: {
    label: "Другие звонки",
    resume: "Вернуть",
    resumeWho: (who) => `Вернуться к разговору: ${who}`,
    merge: "Объединить",
    mergeWho: (who) => `Объединить в конференцию: ${who}`,
    hangUp: "Завершить",
    hangUpWho: (who) => `Завершить звонок: ${who}`,
    talked: "Время разговора",
  },

  consultation: {
    label: (asked, about) => `Консультация: ${asked} (звонок: ${about})`,
    waiting: (about) => `${about} ждёт и слышит музыку`,
    calling: (asked) => `Когда ${asked} ответит, можно будет поговорить, переключаться и перевести звонок.`,
    complete: "Завершить перевод",
    conference: "Конференция",
    swap: "Переключить",
    back: (about) => `Вернуться: ${about}`,
    completing: "Переводим…",
  },

  trouble: {
    "hold-refused": "Сервер не поставил звонок на удержание: собеседник по-прежнему вас слышит.",
    "resume-refused": "Сервер не снял звонок с удержания: музыка продолжается.",
    "transfer-refused": "Перевод не удался, звонок остаётся у вас.",
    "park-refused": "Поставить звонок на парковку не удалось, он остаётся у вас.",
    "merge-refused": "Добавить звонок в конференцию не удалось, он остаётся у вас.",
    "all-places-taken": "Все места парковки заняты.",
    notReached: (who, why, waiting) => `${who}: ${why}. ${waiting} всё ещё на удержании.`,
    help: {
      "hold-refused": "Выключить звук",
      "resume-refused": "Повторить",
      "transfer-refused": "Выбрать снова",
      "park-refused": "Повторить",
      "merge-refused": "Вернуть",
      "all-places-taken": "Перевести",
      "not-reached": "Вернуть",
    },
    detail: "Подробности:",
  },

  transfer: {
    heading: (who) => `Перевести звонок: ${who}`,
    placeholder: "Имя, внутренний или внешний номер",
    list: "Кому перевести",
    number: "Номер",
    extension: "Внутренний номер",
    now: "Перевести сразу",
    ask: "Сначала спросить",
    close: "Закрыть",
    hint: "«Перевести сразу» передаёт звонок немедленно. «Сначала спросить» ставит клиента на удержание, пока вы говорите.",
    hintKeys: "Enter: перевести сразу. Shift+Enter: сначала спросить.",
    nobody: "Никого с таким именем нет. Номеру нужен код страны, например +34.",
    noColleagues: "Коллеги здесь неизвестны. Введите номер или внутренний номер.",
    askingImpossible: "Сейчас устанавливается другой звонок: возможен только немедленный перевод.",
  },

  presence: {
    ready: "Готов к звонкам",
    ringing: "Звонит",
    talking: "Разговаривает",
    "on-hold": "На удержании",
    away: "Нет на месте",
    offline: "Не в сети",
    unknown: "Неизвестно",
  },

  parked: {
    heading: "Звонки на парковке",
    place: (place) => `Место ${place}`,
    somebody: "Звонок",
    takeBack: "Забрать",
    takeBackWho: (who, place) => `Забрать с места ${place}: ${who}`,
  },
};
