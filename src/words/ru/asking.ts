import type * as english from "../en/asking.ts";

export const asking: typeof english.asking = {
  title: "Запрос разрешения на звонок",
  who: (customer, business) => `${customer}, с номера ${business}`,
  text: "Почему вы хотите позвонить (необязательно)",
  placeholder: "Мы хотели бы обсудить ваш заказ.",
  count: (used, most) => `${used} из ${most}`,
  freeForm:
    "Клиент получит сообщение WhatsApp с вашим текстом и сможет разрешить или запретить звонки. Оплачивается как сообщение.",
  template: (name) =>
    `Клиент не писал в последние 24 часа, поэтому WhatsApp не принимает свободный текст. Будет отправлен шаблон «${name}». Оплачивается как сообщение.`,
  itsTemplate: "этого номера",
  left: (day, week) => `Осталось запросов: ${day} сегодня, ${week} на этой неделе.`,
  send: "Отправить запрос",
  sending: "Отправляем…",
  sendAgain: "Отправить снова",
  cancel: "Отмена",
};
