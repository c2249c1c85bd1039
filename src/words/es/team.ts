import type * as english from "../en/team.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const team: typeof english.team = {
  heading: "Equipo",
  lead: "Teléfonos y troncales tal como los tiene Asterisk.",
  loading: "Leyendo el panel…",
  fresh: {
    live: "En directo desde Asterisk",
    pbxAway: (time) => `Asterisk no está desde ${time}`,
    pbxAwayMeaning:
      "El backend no tiene conexión con Asterisk. Se muestra lo que había entonces; puede que los teléfonos sigan sonando.",
    behind: (time) => `No es en directo: como estaba a las ${time}`,
    behindMeaning:
      "Esta página ha perdido el backend y sigue intentándolo. A las llamadas y los teléfonos no les afecta.",
  },
  failed: { again: "Reintentar" },
  empty: {
    title: "Todavía nadie tiene teléfono",
    text: "Quien reciba una extensión en la pantalla Agentes aparece aquí.",
  },
  nobodyFound: "Ningún agente lleva esto en el nombre o la extensión.",
  search: "Buscar agentes",
  tiles: {
    reachable: "Localizables",
    of: (count) => `de ${count}`,
    onCall: "En llamada",
    alone: "No pueden sonar",
    trunks: "Troncales a Meta",
    trunksFine: "Todo bien",
    trunksFaulty: (count) =>
      form(count, { one: `${count} necesita revisión`, other: `${count} necesitan revisión` }),
    noTrunks: "Aún ninguno",
    trunksUnknown: "Desconocido",
  },
  alarm: {
    title: (name) => `El teléfono de ${name} no puede sonar`,
    meaning: {
      unreachable: "La página dice que está listo, pero el teléfono no responde a Asterisk.",
      "not-registered": "La página dice que está listo, pero Asterisk no tiene ningún teléfono registrado.",
    },
    since: (time) => `Desde ${time}.`,
    next: "Pida que vuelva a cargar la página.",
    more: (count) => form(count, { one: `${count} teléfono más así.`, other: `${count} teléfonos más así.` }),
  },
  columns: {
    agent: "Agente",
    phone: "Teléfono, según Asterisk",
    phoneShort: "Asterisk ve",
    browser: "El navegador dice",
    shift: "Turno",
    call: "Llamada",
    roundTrip: "Ida y vuelta",
  },
  phone: {
    reachable: "Localizable",
    registered: "Registrado",
    unreachable: "No localizable",
    "not-registered": "No registrado",
    unknown: "Desconocido",
  },
  browsers: (count) => `${count} ${form(count, { one: "navegador", other: "navegadores" })}`,
  forTime: "en este estado desde hace",
  browser: {
    ready: "Listo",
    connecting: "Conectando",
    down: "Sin línea",
    "signed-out": "Sesión cerrada",
  },
  paused: (reason) => `En pausa: ${reason}`,
  shift: {
    ready: "Recibe llamadas",
    paused: "En pausa",
    offline: "Desconectado",
    "not-in-queue": "Fuera de la cola",
    unknown: "Desconocido",
  },
  call: {
    inbound: "Llamó el cliente",
    outbound: "Llamamos nosotros",
    ringing: "sonando",
    talking: "hablando",
    nobody: "No es un cliente",
    none: "Sin llamada",
  },
  milliseconds: (value) => `${value} ms`,
  noRoundTrip: "Sin medir",
  trunks: {
    heading: "Troncales a Meta",
    number: "Número",
    state: "En Asterisk",
    inbound: "Los clientes nos llaman",
    outbound: "Llamamos a clientes",
    states: {
      "set-up": "Configurado",
      missing: "Falta",
      "not-ours": "En otro servidor",
      unknown: "Desconocido",
    },
    success: (time) => `Funcionó: ${time}`,
    failure: (time) => `Falló: ${time}`,
    unused: "Sin usar aún",
    none: "Aún no hay número de empresa. Un administrador lo añade en la pantalla Números.",
  },
};
