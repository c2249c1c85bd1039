import type * as english from "../en/session.ts";

export const backend: typeof english.backend = {
  opening: "Abriendo Ringbridge…",
  unreachable: {
    title: "El backend no responde",
    meaning: "Ringbridge no puede preguntar quién es usted, así que todavía no ha entrado nadie.",
    retry: "Probar ahora",
    next: "Próximo intento en",
  },
  away: {
    title: "El backend no responde",
    meaning:
      "Las llamadas continúan y siguen sonando. Los ajustes, los permisos y el historial pueden no estar al día, y no se pueden cambiar hasta que vuelva.",
    since: (time) => `Sin noticias desde ${time}.`,
    retry: "Probar ahora",
  },
  endedInCall: {
    title: "Su sesión ha terminado",
    meaning: "Esta llamada continúa. La sesión se cierra cuando acabe.",
  },
};

export const screens: typeof english.screens = {
  navigation: "Pantallas",
  phone: "Teléfono",
  history: "Historial",
  contacts: "Contactos",
  search: "Búsqueda y comandos",
  missedCalls: (count) =>
    count === 1 ? "1 llamada perdida por atender" : `${count} llamadas perdidas por atender`,
  more: "Más",
  team: "Equipo",
  numbers: "Números",
  agents: "Agentes",
  audit: "Auditoría",
  settings: "Ajustes",
  title: (screen) => `${screen} – Ringbridge`,
  loading: "Cargando…",
  broken: {
    title: "No se pudo cargar esta pantalla",
    meaning: "Sus archivos no llegaron o tropezó con algo. El teléfono sigue funcionando.",
    again: "Volver a cargar",
  },
  incomplete: {
    title: "Ringbridge no se pudo cargar entero",
    meaning: "Algunos de sus archivos no llegaron. Compruebe la red y vuelva a cargar.",
  },
  none: {
    title: "Aquí todavía no hay nada que hacer",
    meaning:
      "Su cuenta no tiene teléfono y su rol no abre ninguna otra pantalla. Pida una extensión a su administrador.",
  },
};

export const callStrip: typeof english.callStrip = {
  label: (who) => `En una llamada con ${who}`,
  others: (count) => `${count} más`,
  toPhone: "Ver la llamada",
};
