import type * as english from "../en/permission.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const permission: typeof english.permission = {
  call: "Llamar",
  ask: "Pedir permiso",
  askAgain: "Volver a pedirlo",
  asked: "Pedido, a la espera de respuesta",
  waitUntil: (when) => `Esperar hasta ${when}`,
  wait: "Esperar",
  checkAgain: "Volver a comprobar el permiso",
  close: "Cerrar",

  line: {
    checking: "Comprobando el permiso…",
    noBackend: "Permiso desconocido: no hay ningún backend configurado.",
    numberUnknown: "Permiso desconocido: el backend no tiene este número de empresa.",
    noAnswer: "Permiso desconocido: el backend no responde.",
    notFromMeta: "Permiso desconocido: Meta no responde.",
    notKnown: "Permiso desconocido por ahora.",
    until: (when) => `Se puede llamar hasta ${when}.`,
    permanent: "Se puede llamar en cualquier momento.",
    unanswered: (count) =>
      `${count} ${form(count, { one: "llamada sin respuesta", other: "llamadas seguidas sin respuesta" })}.`,
    warnsCustomer: "Con una más, WhatsApp avisa al cliente.",
    endsPermission: "Una más acaba con el permiso.",
    callsLeft: (count) =>
      form(count, {
        one: `Queda ${count} llamada para hoy.`,
        other: `Quedan ${count} llamadas para hoy.`,
      }),
    none: "Aún no ha permitido llamadas.",
    expired: (when) => `El permiso terminó: ${when}.`,
    declined: (when) => `Rechazado (${when}): no se puede llamar.`,
    noWay: "Aún sin permiso. Para pedirlo, el cliente debe escribir antes: este número no tiene plantilla.",
    askedAt: (when) => `Pedido: ${when}. «Llamar» aparecerá aquí cuando lo permita.`,
    askedNoAnswer: (when) => `Pedido: ${when}; aún sin respuesta.`,
    callsUsed: (count) => `Agotadas las ${count} llamadas de las últimas 24 horas.`,
    noCallNow: "WhatsApp no permite llamar a este cliente en este momento.",
    requestsUsed: "Por ahora ya se ha pedido tantas veces como WhatsApp permite.",
    noRequestNow: "WhatsApp no permite pedirlo en este momento.",
    asOf: (when) => `Según los datos de: ${when}.`,
  },

  chip: {
    call: "Se puede llamar",
    ask: "Sin permiso",
    asked: "Pedido",
    declined: "Rechazado",
    wait: "Esperar",
    unknown: "Desconocido",
  },
};
