import type * as english from "../en/session.ts";

export const account: typeof english.account = {
  login: "Usuario",
  name: "Su nombre",
  password: "Contraseña",
  signInWith: (label) => `Entrar con ${label}`,
  or: "o con usuario y contraseña",
  opening: "Abriendo Ringbridge…",
  signOutUnsure: {
    title: "Sesión cerrada solo aquí",
    meaning:
      "El backend no respondió, así que allí su sesión no está cerrada. Quien use este navegador podría retomarla.",
    again: "Volver a cerrar la sesión",
  },
  ended: {
    title: "Su sesión está cerrada",
    meaning: "Su sesión terminó: caducó o alguien la cerró. Para continuar, vuelva a entrar.",
  },
  firstRun: {
    title: "Ringbridge aún no tiene administrador",
    meaning:
      "Abra el enlace de un solo uso que aparece en el registro del backend; con él será el primer administrador.",
  },
  faults: {
    "no-login": "Escriba su usuario.",
    "bad-login": "Un usuario no lleva espacios.",
    "no-name": "Escriba su nombre.",
    "no-password": "Escriba su contraseña.",
    "too-short": (least) => `Use al menos ${least} caracteres.`,
    "too-long": (most) => `Use como máximo ${most} caracteres.`,
    "is-login": "Que no sea su usuario: es lo primero que probaría cualquiera.",
    "is-name": "Que no sea su nombre: es lo primero que probaría cualquiera.",
    common: "La usa mucha gente, así que se prueba primero. Elija otra.",
    wrong: "Esta no es su contraseña.",
    "other-password": "Esta contraseña no se puede usar. Elija otra.",
  },
};

export const welcome: typeof english.welcome = {
  heading: (name) => `Le damos la bienvenida, ${name}`,
  lead: "Elija una contraseña. A partir de ahora entrará con ella.",
  headingFirst: "Le damos la bienvenida a Ringbridge",
  leadFirst: "Será su primer administrador. Elija cómo quiere entrar.",
  looking: "Leyendo su invitación…",
  newPassword: "Contraseña nueva",
  passwordHint: "Al menos 12 caracteres; varias palabras se recuerdan bien.",
  submit: "Guardar la contraseña y entrar",
  busy: "Entrando…",
  toSignIn: "Ir a la entrada",
  again: "Reintentar",
};

export const changePassword: typeof english.changePassword = {
  open: "Cambiar la contraseña",
  title: "Cambiar su contraseña",
  lead: "Se cierran todas sus demás sesiones; esta continúa.",
  current: "Contraseña actual",
  submit: "Cambiar la contraseña",
  busy: "Cambiando…",
  cancel: "Cancelar",
  done: "Su contraseña ha cambiado. Sus demás sesiones se han cerrado.",
  close: "Cerrar",
};

export const backend: typeof english.backend = {
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
  search: "Buscar y hacer",
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
