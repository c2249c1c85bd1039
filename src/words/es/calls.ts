import type * as english from "../en/calls.ts";

export const calls: typeof english.calls = {
  keypad: {
    label: "Teclado: pulse o escriba dígitos",
    sent: "Enviado",
    nothingSent: "Aquí aparecen los dígitos que envíe",
  },

  beside: {
    label: "Otras llamadas",
    resume: "Recuperar",
    resumeWho: (who) => `Recuperar a ${who}`,
    merge: "Unir",
    mergeWho: (who) => `Unir a ${who} en una conferencia`,
    hangUp: "Colgar",
    hangUpWho: (who) => `Colgar a ${who}`,
    talked: "Duración de la llamada",
  },

  consultation: {
    label: (asked, about) => `Consulta con ${asked} sobre ${about}`,
    waiting: (about) => `${about} espera y oye música`,
    calling: (asked) => `Cuando ${asked} responda, podrá hablar, alternar y pasar la llamada.`,
    complete: "Completar transferencia",
    conference: "Conferencia",
    swap: "Alternar",
    back: (about) => `Volver con ${about}`,
    completing: "Pasando la llamada…",
  },

  trouble: {
    "hold-refused": "La centralita no puso la llamada en espera: la otra parte sigue oyéndole.",
    "resume-refused": "La centralita no recuperó la llamada: la música sigue sonando.",
    "transfer-refused": "La transferencia no se realizó y la llamada sigue siendo suya.",
    "park-refused": "La llamada no se pudo aparcar y sigue siendo suya.",
    "merge-refused": "La llamada no se pudo incluir en la conferencia y sigue siendo suya.",
    "all-places-taken": "Todas las plazas de aparcamiento están ocupadas.",
    notReached: (who, why, waiting) => `${who}: ${why}. ${waiting} sigue en espera.`,
    help: {
      "hold-refused": "Silenciar",
      "resume-refused": "Reintentar",
      "transfer-refused": "Elegir de nuevo",
      "park-refused": "Reintentar",
      "merge-refused": "Recuperar",
      "all-places-taken": "Transferir",
      "not-reached": "Recuperar",
    },
    detail: "Detalles:",
  },

  transfer: {
    heading: (who) => `Transferir la llamada de ${who}`,
    placeholder: "Nombre, extensión o número",
    list: "Destinos de la transferencia",
    number: "Número",
    extension: "Extensión",
    now: "Transferir ahora",
    ask: "Consultar antes",
    close: "Cerrar",
    hint: "«Transferir ahora» pasa la llamada de inmediato. «Consultar antes» deja al cliente en espera mientras ustedes hablan.",
    hintKeys: "Intro: transferir ahora. Mayús+Intro: consultar antes.",
    nobody: "Nadie se llama así. Un número necesita el prefijo del país, por ejemplo +34.",
    noColleagues: "Aquí no se conoce a ningún compañero. Se puede escribir un número o una extensión.",
    askingImpossible: "Se está estableciendo otra llamada: por ahora solo se puede transferir directamente.",
  },

  presence: {
    ready: "Disponible",
    ringing: "Sonando",
    talking: "En llamada",
    "on-hold": "En espera",
    away: "Ausente",
    offline: "Desconectado",
    unknown: "Sin datos",
  },

  parked: {
    heading: "Llamadas aparcadas",
    place: (place) => `Plaza ${place}`,
    somebody: "Una llamada",
    takeBack: "Recuperar",
    takeBackWho: (who, place) => `Recuperar a ${who} de la plaza ${place}`,
  },
};
