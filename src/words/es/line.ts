import type * as english from "../en/line.ts";

export const line: typeof english.line = {
  check: "Comprobar este equipo y la red",
  off: "Línea apagada",
  connecting: "Conectando la línea…",
  registering: "Registrando la línea…",
  reconnecting: "Línea perdida, reconectando…",
  tryingAgain: "Sin línea: reintentando…",
  ready: "Línea lista",
  down: "Sin línea",
  meanings: {
    off: "Las llamadas no le llegan.",
    trying: "Las llamadas todavía no le llegan.",
    ready: "Las llamadas le llegan a este navegador.",
  },
  show: (state) => `${state}. Ver detalles`,
  since: "Lista desde",
  expires: "El registro vence en",
  agent: "Sesión de",
  server: "Servidor",
  attempt: "Intentos fallidos",
  nextAttempt: "Próximo intento en",
  seenByPbx: "Asterisk ve",
  seen: {
    reachable: "Localizable",
    registered: "Registrado",
    unreachable: "No localizable",
    "not-registered": "No registrado",
    unknown: "Desconocido",
  },
  seenSince: "Así desde",
  roundTrip: "Ida y vuelta",
  milliseconds: (value) => `${value} ms`,
  pbxAway: "Sin datos desde",
  apart: {
    unreachable: {
      title: "Sin línea: Asterisk no recibe respuesta",
      meaning:
        "Esta página está registrada, pero no responde a Asterisk, así que las llamadas no suenan. La línea se conecta de nuevo por sí sola; si no ayuda, vuelva a cargar la página y revise la red.",
    },
    "not-registered": {
      title: "Sin línea: Asterisk no la ve",
      meaning:
        "Esta página se cree registrada, pero Asterisk no tiene ningún teléfono suyo, así que las llamadas no suenan. La línea se conecta de nuevo por sí sola; si no ayuda, vuelva a cargar la página.",
    },
  },
  tryNow: "Probar ahora",
  connectAnew: "Conectar de nuevo",
  signInAgain: "Volver a entrar",
  useHere: "Usar aquí",
  unreachable: {
    lead: "El navegador no dice por qué. Es una de estas cosas:",
    off: "El servidor está apagado o reiniciándose.",
    closed: "Su puerto está cerrado o hay un cortafuegos de por medio.",
    address: "La dirección no es la del servidor.",
    certificate: "El navegador no confía en su certificado.",
    check: "Comprobar el certificado",
  },
};
