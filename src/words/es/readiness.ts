import type * as english from "../en/readiness.ts";

export const readiness: typeof english.readiness = {
  title: "Comprobación",
  lead: "Revisa en medio minuto todo lo que necesita una llamada. Suena un tono y, durante unos segundos, se oye la propia voz.",
  start: "Iniciar la comprobación",
  again: "Comprobar de nuevo",
  stop: "Detener",
  running: "Comprobando…",
  verdicts: {
    open: { title: "Aún sin comprobar", meaning: "" },
    ready: { title: "Todo listo", meaning: "Las llamadas suenan aquí y ambas partes se oyen." },
    degraded: {
      title: "Listo, con algo por revisar",
      meaning: "Las llamadas funcionan. Lo marcado abajo puede estorbar.",
    },
    blocked: {
      title: "No está listo",
      meaning: "No se puede hablar en llamadas hasta resolver lo marcado abajo.",
    },
  },
  checks: {
    line: "Línea",
    microphone: "Micrófono",
    speaker: "Altavoz",
    notifications: "Notificaciones",
    "local-network": "Red local",
    candidates: "Caminos para el audio",
    echo: "Llamada de eco",
  },
  open: "Sin comprobar",
  checking: "Comprobando…",
  passed: {
    line: "Conectada y registrada en el servidor telefónico.",
    microphone: "Recoge sonido.",
    speaker: "El tono se oyó.",
    notifications: "Permitidas.",
    "local-network": "Nada lo impide.",
    candidates: (kinds) => `Encontrado: ${kinds}.`,
    echo: (score, roundTrip, delay) =>
      `Nota ${score}, ida y vuelta ${roundTrip}, la voz vuelve tras unos ${delay}.`,
  },
  kinds: {
    host: "la dirección de este equipo",
    srflx: "una dirección vista desde fuera (STUN)",
    prflx: "una dirección vista desde fuera",
    relay: "un relé (TURN)",
  },
  speaker: { ask: "¿Se oyó el tono?", yes: "Sí", no: "No", replay: "Repetir" },
  talk: "Es el momento de decir algo.",
  echoRunning: "Ahora debería oírse la propia voz.",
  echoParty: "Prueba de eco",
  reasons: {
    "line-down":
      "No se llega al servidor telefónico o este no acepta la línea. El navegador no dice si está apagado, si un puerto está cerrado o si su certificado no es de confianza.",
    "microphone-refused": "Esta página no puede usar el micrófono.",
    "microphone-missing": "No se encontró ningún micrófono.",
    "microphone-busy": "Otro programa usa el micrófono.",
    "microphone-silent": "El micrófono está abierto y no llega nada de él.",
    "speaker-not-heard": "El tono no se oyó.",
    "speaker-not-said": "Nadie dijo si se oyó el tono.",
    "notifications-denied":
      "Esta página no puede notificar: una llamada puede pasar inadvertida mientras se mira otra cosa.",
    "notifications-not-asked":
      "Las notificaciones aún no están permitidas: una llamada puede pasar inadvertida mientras se mira otra cosa.",
    "notifications-unknown":
      "Este navegador no tiene notificaciones: una llamada puede pasar inadvertida mientras se mira otra cosa.",
    "local-network-denied":
      "Esta página no puede llegar a equipos de la red local. Si el servidor telefónico está en ella, las llamadas quedan en silencio.",
    "no-candidates": "El navegador no encontró ninguna dirección a la que pueda llegar el audio.",
    "relay-missing":
      "El relé (TURN) no respondió: en redes que bloquean el audio, las llamadas quedan en silencio.",
    "reflexive-missing": "STUN no respondió: tras algunos routers, las llamadas quedan en silencio.",
    "echo-not-answered": "El servidor telefónico no contestó la llamada de eco.",
    "echo-no-audio": "El servidor telefónico contestó y no volvió audio.",
    "echo-not-made": "Hay una llamada en curso: la llamada de eco no se hizo.",
    "echo-poor": "El audio es malo ahora en esta red.",
    "echo-fair": "El audio es regular ahora en esta red.",
    "echo-slow": "El retardo es grande: es fácil hablar a la vez.",
  },
  actions: {
    "line-down": "Si continúa, conviene avisar a un administrador.",
    "microphone-refused": "Permitir el micrófono: el candado junto a la dirección, luego Micrófono.",
    "microphone-missing": "Conectar unos auriculares o un micrófono.",
    "microphone-busy": "Cerrar el otro programa.",
    "microphone-silent":
      "Buscar un interruptor de silencio en los auriculares o elegir otro micrófono en Ajustes.",
    "speaker-not-heard": "Subir el volumen o elegir otro altavoz en Ajustes.",
    "speaker-not-said": "Comprobar de nuevo y decir si se oye el tono.",
    "notifications-denied":
      "Permitir las notificaciones: el candado junto a la dirección, luego Notificaciones.",
    "notifications-not-asked": "Permitir las notificaciones.",
    "notifications-unknown": "Mantener esta pestaña a la vista.",
    "local-network-denied": "Permitirla: el candado junto a la dirección, luego Red local.",
    "no-candidates": "Desactivar la VPN o la extensión del navegador que oculta direcciones.",
    "relay-missing": "Avisar a un administrador: puede que esta red bloquee el relé.",
    "reflexive-missing": "Avisar a un administrador: puede que esta red bloquee STUN.",
    "echo-not-answered": "Comprobar de nuevo; si continúa, avisar a un administrador.",
    "echo-no-audio":
      "Avisar a un administrador: puede que el audio esté bloqueado entre aquí y el servidor telefónico.",
    "echo-not-made": "Comprobar de nuevo después de la llamada.",
    "echo-poor": "Usar un cable en lugar de la wifi o pausar las descargas.",
    "echo-fair": "Usar un cable en lugar de la wifi o pausar las descargas.",
    "echo-slow": "Desactivar una VPN que no haga falta.",
  },
  allow: "Permitir notificaciones",
  certificate: "Revisar el certificado",
  report: {
    title: "Informe",
    lead: "Para quien ayude. No contiene contraseñas, números ni nombres.",
    copy: "Copiar",
    copyOf: "Copiar el informe",
    copied: "Copiado",
  },
  measured:
    "La nota es la del modelo E (ITU-T G.107), a partir de la pérdida, la fluctuación y la ida y vuelta. El retardo es la ida y vuelta más la espera en el búfer de fluctuación y los 20 ms de un paquete, según los cuenta el navegador; el altavoz y el Bluetooth se suman aparte.",
};
