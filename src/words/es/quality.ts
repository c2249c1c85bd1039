import type * as english from "../en/quality.ts";

export const quality: typeof english.quality = {
  levels: { good: "Buena", fair: "Regular", poor: "Mala", "no-audio": "Sin audio" },
  measuring: "Midiendo…",
  onHold: "En espera no se mide",
  mark: (level) => `Audio: ${level}`,
  label: "Audio",
  details: "Detalles del audio",
  causes: {
    "connection-lost": {
      short: "conexión perdida",
      title: "Se perdió la conexión de audio",
      meaning: "Ninguna de las partes oye a la otra. Vuelve sola si la red vuelve.",
    },
    "no-audio": {
      short: "no llega nada del cliente",
      title: "No llega audio del cliente",
      meaning:
        "Puede que su teléfono esté silenciado o sin red. Conviene preguntarle si oye; si sigue en silencio, devolver la llamada.",
    },
    "only-local": {
      short: "solo direcciones locales",
      title: "Solo se encontraron direcciones de esta red",
      meaning:
        "El audio de fuera puede no encontrar este equipo: hace falta un servidor TURN. Conviene avisar a un administrador.",
    },
    "microphone-silent": {
      short: "el micrófono está en silencio",
      title: "El micrófono está en silencio",
      meaning:
        "El cliente no oye nada. Puede haber un interruptor de silencio en los auriculares; también se puede elegir otro micrófono.",
    },
    "loss-in": {
      short: "cortes en lo que se oye aquí",
      title: "Se pierde audio en el camino hacia aquí",
      meaning: "Se oyen cortes. Ayuda un cable en lugar de la wifi, o menos tráfico en esta red.",
    },
    "loss-out": {
      short: "cortes en lo que oye el cliente",
      title: "Se pierde audio en el camino hacia el cliente",
      meaning: "El cliente oye cortes. Ayuda un cable en lugar de la wifi, o menos tráfico en esta red.",
    },
    unsteady: {
      short: "red irregular",
      title: "El audio llega de forma irregular",
      meaning: "Las voces pueden sonar entrecortadas. La causa habitual son descargas y vídeo en esta red.",
    },
    "long-delay": {
      short: "mucho retardo",
      title: "El retardo es grande",
      meaning: "Es fácil hablar a la vez. La causa habitual es una VPN o un servidor lejano.",
    },
    relay: {
      short: "por un relé",
      title: "El audio pasa por un relé",
      meaning: "No es un fallo: la red solo deja pasar el audio así. Añade algo de retardo.",
    },
  },
  choose: "Elegir micrófono",
  showDetails: "Ver detalles",
  figures: {
    mos: "Nota",
    mosOf: "de 4,4 como máximo",
    lossIn: "Pérdida al recibir",
    lossOut: "Pérdida al enviar",
    jitter: "Fluctuación",
    roundTrip: "Ida y vuelta",
    timeToAudio: "Tiempo hasta el audio",
    path: "Camino",
    codec: "Códec",
    none: "–",
  },
  kinds: { host: "directo", srflx: "por NAT", prflx: "por NAT", relay: "relé" },
  pathOf: (ours, theirs, protocol) => `${ours} ↔ ${theirs}, ${protocol}`,
  chart: {
    open: "Mostrar el gráfico",
    close: "Ocultar el gráfico",
    waiting: "Cargando el gráfico…",
    failed: "No se pudo cargar el gráfico.",
    again: "Reintentar",
    lead: "Los últimos minutos de esta llamada, segundo a segundo.",
    loss: "Pérdida",
    said: (name, now, worst) => `${name}: ahora ${now}, peor valor ${worst}`,
  },
};
