import type * as english from "../en/sound.ts";

export const sound: typeof english.sound = {
  title: "Sonido",
  lead: "Para este navegador en este equipo. Lo elegido vale al momento, también durante una llamada.",
  menu: "Sonido: micrófono, altavoz, volumen",
  all: "Todos los ajustes de sonido",

  names: {
    title: "Los dispositivos aún no tienen nombre",
    text: "Los navegadores dicen los nombres cuando se ha permitido el micrófono.",
    allow: "Permitir el micrófono",
  },
  roles: {
    microphone: "Micrófono",
    speaker: "Altavoz de las llamadas",
    ringer: "Timbre en",
    "second-ringer": "Timbre también en",
  },
  roleNames: {
    microphone: "micrófono",
    speaker: "altavoz",
    ringer: "timbre",
    "second-ringer": "segundo timbre",
  },
  choices: {
    default: "El que usa el equipo",
    headset: "Unos auriculares, si están conectados",
    nowhere: "En ningún otro",
    notConnected: (device) => `${device} (no conectado)`,
  },
  cannotMove: "Este navegador envía todo el sonido a la salida que usa el equipo.",
  level: "Mostrar el nivel",
  stopLevel: "Parar",
  levelHint: "Al hablar, la barra muestra lo que oirían los demás.",
  heard: "Se oye la voz.",
  test: (role) => `Probar: ${role}`,
  testShort: "Probar",
  microphoneVolume: "Volumen del micrófono",
  callVolume: "Volumen de las llamadas",
  ringVolume: "Volumen del timbre",
  percent: (value) => `${String(value)} %`,

  voice: {
    heading: "La voz",
    on: "Sí",
    off: "No",
    echoCancellation: {
      label: "Cancelación de eco",
      hint: "Evita que los demás se oigan a sí mismos por el altavoz.",
    },
    noiseSuppression: {
      label: "Supresión de ruido",
      hint: "La del navegador: quita el ruido constante, como el de un ventilador.",
    },
    autoGainControl: {
      label: "Volumen uniforme",
      hint: "Sube una voz baja y baja una voz alta.",
    },
    learned: {
      label: "Supresión de ruido aprendida",
      hint: "Quita mucho más, como voces y teclados cercanos. Cuesta algo de cálculo y una centésima de segundo; sustituye a la del navegador.",
      starting: "Se está descargando…",
      failed: "No funciona en este navegador. El micrófono se oye sin ella.",
    },
    keepOpen: {
      label: "Micrófono abierto entre llamadas",
      hint: "Se le oye un instante antes al contestar. El navegador muestra que el micrófono está en uso hasta que usted haga una pausa o cierre la sesión; nadie le oye antes de que conteste.",
    },
  },

  tones: {
    heading: "Tonos",
    lead: "Se puede apagar lo que moleste. Las llamadas siguen viéndose en pantalla.",
    names: {
      "ring-customer": "Timbre: llama un cliente",
      "ring-colleague": "Timbre: llama un compañero",
      knocking: "Aviso: entra una llamada durante otra",
      ringback: "Tono de llamada al otro lado, como en el país del cliente",
      connected: "La llamada está conectada",
      ended: "El otro lado se ha ido",
      reconnecting: "El audio se corta",
      "line-lost": "Se pierde la línea",
      "auto-answer": "Una llamada se contesta sola",
    },
  },

  muted: {
    title: "Está hablando, pero el micrófono está silenciado",
    text: "Al otro lado se oye silencio.",
    unmute: "Activar el micrófono",
  },
  lost: {
    title: (devices) => `${devices}: desconectado`,
    text: (roles, now) => `Ahora en ${now}: ${roles}.`,
    computers: "lo que usa el equipo",
    known: "Entendido",
  },
  back: {
    title: (devices) => `${devices}: conectado`,
    text: (roles) => `¿Usarlo también en esta llamada: ${roles}?`,
    use: "Usar",
    leave: "Ahora no",
  },
  trouble: {
    refused: {
      title: "El micrófono no está permitido",
      help: "Se permite en la barra de direcciones del navegador; después, volver a intentarlo.",
    },
    missing: {
      title: "No se ha encontrado el micrófono",
      help: "Conectarlo o elegir otro y volver a intentarlo.",
    },
    busy: {
      title: "Otro programa tiene el micrófono",
      help: "Cerrar ese programa o elegir otro micrófono y volver a intentarlo.",
    },
    unheard: "Nadie le oye.",
    instead: (device) => `En su lugar se oye «${device}».`,
    again: "Volver a intentarlo",
  },
};
