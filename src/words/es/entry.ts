import type * as english from "../en/entry.ts";

export const signIn: typeof english.signIn = {
  heading: "Entrar",
  lead: "Para atender y hacer las llamadas de WhatsApp de su empresa.",
  server: "Dirección del servidor",
  serverHint: "Se la da su administrador; por ejemplo, wss://pbx.example.com:8089/ws",
  user: "Usuario",
  password: "Contraseña",
  showPassword: "Mostrar la contraseña",
  hidePassword: "Ocultar la contraseña",
  keep: "Mantener la sesión hasta que se cierre esta pestaña",
  submit: "Entrar",
  busy: "Entrando…",
  asDemo: (name) => `Continuar como ${name} (demo)`,
  demoRoles: {
    agent: "Como agente",
    supervisor: "Como supervisor",
    administrator: "Como administrador",
  },
  or: "o con su propia cuenta",
  faults: {
    "no-user": "Escriba su nombre de usuario.",
    "bad-user": "Un nombre de usuario solo lleva letras, cifras y . _ + -",
    "no-password": "Escriba su contraseña.",
    empty: "Escriba la dirección del servidor.",
    "not-an-address": "Esto no es una dirección. Tiene esta forma: wss://pbx.example.com:8089/ws",
    "wrong-scheme": "La dirección debe empezar por wss://, o por / para el servidor propio de este sitio.",
    insecure:
      "Esta página va cifrada, así que el servidor también debe ir cifrado: empiece por wss:// en lugar de ws://.",
  },
};

export const account: typeof english.account = {
  login: "Usuario",
  name: "Su nombre",
  password: "Contraseña",
  signInWith: (label) => `Entrar con ${label}`,
  or: "o con usuario y contraseña",
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
  lead: "Se cierran todas sus demás sesiones; esta continúa.",
  current: "Contraseña actual",
  submit: "Cambiar la contraseña",
  busy: "Cambiando…",
  cancel: "Cancelar",
  done: "Su contraseña ha cambiado. Sus demás sesiones se han cerrado.",
  close: "Cerrar",
};
