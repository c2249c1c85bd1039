import type * as english from "../en/shortcuts.ts";

export const shortcuts: typeof english.shortcuts = {
  title: "Сочетания клавиш",
  close: "Закрыть",
  off: "Сочетания клавиш выключены в настройках.",
  toSettings: "Изменить сочетания",

  groups: { incoming: "Когда звонят", call: "Во время разговора", anywhere: "Везде" },
  actions: {
    answer: "Ответить",
    decline: "Отклонить",
    mute: "Выключить или включить микрофон",
    hold: "Удержать или вернуть",
    transfer: "Перевести",
    keypad: "Клавиши",
    "hang-up": "Завершить",
    "to-call": "К звонку",
    pause: "Пауза или на линию",
    palette: "Поиск и команды",
    help: "Все сочетания",
  },
  fixed: {
    type: { keys: "0–9 +", text: "Набрать номер" },
    recall: { keys: "↑", text: "В поле номера: последний номер" },
    plus: { keys: "⇧ 0", text: "В поле номера: +" },
  },

  section: {
    lead: "Работают в любом месте страницы и в любой раскладке.",
    use: "Сочетания клавиш",
    useHint: "Выключите, если они мешают другим программам, например программе чтения с экрана.",
    on: "Вкл.",
    off: "Выкл.",
    none: "Нет",
    change: "Изменить",
    changeOf: (action) => `Изменить клавиши: ${action}`,
    remove: "Убрать",
    removeOf: (action) => `Убрать клавиши: ${action}`,
    press: "Нажмите новые клавиши. Esc оставит прежние.",
    reset: "Вернуть исходные",
    refusals: {
      taken: (action) => `Эти клавиши заняты: ${action}.`,
      reserved: "Эти клавиши нужны самому браузеру.",
      writes: "Эти клавиши пишут. Добавьте Ctrl, Alt или другую.",
    },
  },
};
