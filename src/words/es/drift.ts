import type * as english from "../en/drift.ts";

type Tellings = typeof english.driftTellings;
type Params = Parameters<Tellings["no-server"]>[0];
type DriftTelling = ReturnType<Tellings["no-server"]>;

const host = ({ hostname = "?", port = "?" }: Params) => `${hostname}:${port}`;

export const driftTellings: Tellings = {
  "calling-off": () => ({
    title: "Las llamadas están desactivadas en Meta",
    meaning: "Los clientes no pueden llamar a este número ni él puede llamarles.",
  }),
  "sip-off": () => ({
    title: "SIP está desactivado en Meta",
    meaning: "Las llamadas a este número no llegan al servidor telefónico y no se puede hacer ninguna.",
  }),
  "no-server": (params) => ({
    title: "Sin servidor SIP en Meta",
    meaning: `Meta no sabe adónde enviar las llamadas. Debería tener ${host(params)}.`,
  }),
  "other-hostname": (params) => ({
    title: "Otro servidor SIP en Meta",
    meaning: `Las llamadas van a ${params["atMeta"] ?? "otro servidor"} en lugar de a ${host(params)}.`,
  }),
  "other-port": (params) => ({
    title: "Otro puerto SIP en Meta",
    meaning: `Meta envía las llamadas a ${params["atMeta"] ?? "otro puerto"} en lugar de a ${host(params)}.`,
  }),
  "second-server": (params) => ({
    title: "Un segundo servidor SIP en Meta",
    meaning: `Otra aplicación registró ${host(params)}. Cuando cuelga, también terminan sus llamadas.`,
  }),
  "key-exchange-mismatch": ({ atMeta = "?", trunk = "?" }) => ({
    title: "Las claves de medios no coinciden",
    meaning: `Meta usa ${atMeta}; el troncal, ${trunk}: las llamadas se rechazan o quedan mudas.`,
  }),
  "password-missing": () => ({
    title: "Falta la contraseña SIP",
    meaning:
      "El servidor telefónico no tiene contraseña para este número, así que Meta rechaza sus llamadas.",
  }),
  "password-changed": () => ({
    title: "La contraseña SIP ha cambiado",
    meaning:
      "El servidor telefónico aún tiene la anterior, así que se rechazan las llamadas desde este número.",
  }),
  "trunk-missing": () => ({
    title: "Falta el troncal en Asterisk",
    meaning: "Fallan las llamadas a este número y desde él.",
  }),
  restricted: ({ what = "", until, reason }) => {
    const { title, meaning } = restrictions[what] ?? restrictionOther;
    const parts = [meaning, until === undefined ? null : `Hasta ${until}.`, reason ?? null];
    return { title, meaning: parts.filter((part) => part !== null).join(" ") };
  },
  "messaging-limit-low": ({ limit = "?", needed = "2000" }) => ({
    title: "Límite de mensajes demasiado bajo",
    meaning: `Es de ${limit}; Meta exige al menos ${needed} para poder activar las llamadas.`,
  }),
  "number-not-connected": ({ status = "?" }) => ({
    title: "El número no está conectado",
    meaning: `Meta dice «${status}»: ni los mensajes ni las llamadas funcionan hasta que se conecte.`,
  }),
  "settings-differ": ({ field = "?" }) => ({
    title: "Los ajustes en Meta son distintos",
    meaning: `Alguien los cambió allí o un cambio no ha llegado: ${field}.`,
  }),
  "not-ready-destination": () => ({
    title: "Aún no hay conector de Bitrix24",
    meaning: "Mientras tanto, las llamadas a este número van a sus agentes.",
  }),
};

const restrictions: Readonly<Partial<Record<string, DriftTelling>>> = {
  "outbound-calls": {
    title: "Meta no permite llamadas salientes",
    meaning:
      "Este número no puede llamar a clientes ni pedirles permiso. Los clientes sí pueden llamar a este número.",
  },
  "inbound-calls": {
    title: "Meta no permite llamadas entrantes",
    meaning: "Los clientes no pueden llamar a este número.",
  },
  "call-button-hidden": {
    title: "El botón de llamada está oculto",
    meaning:
      "Se atendieron muy pocas llamadas, así que WhatsApp ya no muestra el botón de llamada a los clientes.",
  },
};
const restrictionOther: DriftTelling = {
  title: "Meta ha restringido este número",
  meaning: "Puede que algunas llamadas no funcionen.",
};

export const settingNames: typeof english.settingNames = {
  calling: "llamadas",
  sip: "SIP",
  keyExchange: "claves de medios",
  callHours: "horario de llamadas",
  callbackPermission: "permiso para devolver llamadas",
  callIcon: "icono de llamada",
  additionalCodecs: "códecs",
};

export const driftRemedies: typeof english.driftRemedies = {
  "write-settings": {
    administrator: "Escribir los ajustes en Meta",
    agent: "Pida a un administrador que escriba los ajustes en Meta.",
  },
  "rotate-password": {
    administrator: "Crear una contraseña SIP nueva",
    agent: "Pida a un administrador que cree una contraseña SIP nueva.",
  },
  "set-up-trunk": {
    administrator: "Volver a leer el número",
    agent: "Pida a un administrador que vuelva a configurar el troncal del número.",
  },
  "at-meta": {
    administrator: "Ver qué hacer en Meta",
    agent: "Pregunte a un administrador: solo se puede cambiar en Meta.",
  },
  none: { administrator: "Ver el número", agent: null },
};
