import type * as english from "../en/asking.ts";

export const asking: typeof english.asking = {
  title: "Pedir permiso para llamar",
  who: (customer, business) => `${customer}, desde ${business}`,
  text: "Por qué quiere llamar (opcional)",
  placeholder: "Nos gustaría hablar de su pedido.",
  count: (used, most) => `${used} de ${most}`,
  freeForm:
    "El cliente recibe un mensaje de WhatsApp con su texto y puede permitir o rechazar las llamadas. Se cobra como mensaje.",
  template: (name) =>
    `El cliente no ha escrito en las últimas 24 horas, así que WhatsApp no admite un texto propio. Se envía la plantilla «${name}». Se cobra como mensaje.`,
  itsTemplate: "de este número",
  left: (day, week) => `Peticiones restantes: ${day} hoy, ${week} esta semana.`,
  send: "Enviar la petición",
  sending: "Enviando…",
  sendAgain: "Enviar de nuevo",
  cancel: "Cancelar",
};
