import type * as english from "../en/api-problems.ts";

export const apiProblems: typeof english.apiProblems = {
  unreachable: {
    title: "El backend no responde",
    meaning:
      "Está apagado o reiniciándose, o este equipo no tiene forma de llegar a él. A las llamadas no les afecta.",
    help: "Inténtelo de nuevo dentro de un momento.",
  },
  unavailable: {
    title: "El backend no puede hacerlo ahora",
    meaning: "Falta algo que necesita, como su base de datos. No se ha cambiado nada.",
    help: "Inténtelo de nuevo en un minuto.",
  },
  internal: {
    title: "El backend tropezó",
    meaning: "Se encontró con algo para lo que no está hecho. No es seguro que el cambio se hiciera.",
    help: "Vuelva a cargar la página y compruébelo. Si se repite, dé la referencia a su administrador.",
  },
  invalid: {
    title: "Algunos valores no se pueden usar",
    meaning: "El backend no aceptó lo introducido. No se ha cambiado nada.",
    help: "Corrija los valores marcados e inténtelo de nuevo.",
  },
  "too-large": {
    title: "Demasiado de una vez",
    meaning: "Lo enviado es mayor de lo que admite el backend. No se ha cambiado nada.",
    help: "Acórtelo e inténtelo de nuevo.",
  },
  "not-signed-in": {
    title: "Su sesión está cerrada",
    meaning: "Su sesión terminó: caducó o alguien la cerró.",
    help: "Vuelva a entrar.",
  },
  "sign-in-refused": {
    title: "Usuario o contraseña incorrectos",
    meaning: "Nadie puede entrar con este usuario y esta contraseña.",
    help: "Revise ambos; en la contraseña cuentan las mayúsculas. Su administrador puede enviarle un enlace nuevo.",
  },
  "locked-out": {
    title: "Demasiadas contraseñas erróneas",
    meaning: "Para que no entren extraños, este usuario queda bloqueado un rato.",
    help: "Espere antes de volver a intentarlo.",
  },
  "too-many-requests": {
    title: "Demasiados intentos",
    meaning: "Llegó más a menudo de lo que permite el backend.",
    help: "Espere antes de volver a intentarlo.",
  },
  forbidden: {
    title: "No permitido",
    meaning: "Su rol no incluye esto. No se ha cambiado nada.",
    help: "Pida a un administrador que lo haga o que cambie su rol.",
  },
  "foreign-page": {
    title: "Rechazado por seguridad",
    meaning: "Al backend le pareció la petición de una página ajena. No se ha cambiado nada.",
    help: "Abra Ringbridge en su dirección habitual e inténtelo de nuevo.",
  },
  "not-found": {
    title: "Ya no está",
    meaning: "Lo que quería ver o cambiar se ha eliminado, quizá por un compañero.",
    help: "Vuelva a la lista.",
  },
  "changed-meanwhile": {
    title: "Alguien se adelantó",
    meaning: "Otra persona lo cambió mientras tanto, así que su cambio no se hizo.",
    help: "Mire los valores nuevos y haga después su cambio otra vez.",
  },
  "login-taken": {
    title: "Este usuario ya existe",
    meaning: "Otra persona entra con él.",
    help: "Elija otro usuario.",
  },
  "extension-taken": {
    title: "Esta extensión está ocupada",
    meaning: "Otro teléfono ya la tiene.",
    help: "Elija otra extensión.",
  },
  "last-administrator": {
    title: "El último administrador se queda",
    meaning: "Sin un administrador ya nadie podría cambiar nada.",
    help: "Haga antes administrador a otra persona.",
  },
  "invitation-invalid": {
    title: "Este enlace ya no sirve",
    meaning: "Se ha usado, ha caducado o se ha creado otro más reciente.",
    help: "Pida un enlace nuevo a su administrador. Si ya tiene contraseña, entre con ella.",
  },
  "no-phone": {
    title: "Esta cuenta no tiene teléfono",
    meaning: "Su cuenta no tiene extensión, así que no hay ninguna línea que abrir.",
    help: "Pida una extensión a su administrador.",
  },
  "account-taken": {
    title: "Esta cuenta ya está aquí",
    meaning: "Antes se añadió una cuenta de Meta con este identificador WABA.",
    help: "Cambie la que ya existe.",
  },
  "account-in-use": {
    title: "La cuenta aún tiene números",
    meaning: "Sus números perderían el camino hacia Meta.",
    help: "Elimine antes sus números.",
  },
  "number-taken": {
    title: "Este número ya está aquí",
    meaning: "Se añadió antes.",
    help: "Cambie el que ya existe.",
  },
  "not-set": {
    title: "No hay nada que mostrar",
    meaning: "Este secreto todavía no existe.",
    help: null,
  },
  "ask-not-possible": {
    title: "Ahora no se puede preguntar al cliente",
    meaning: "WhatsApp no permite otra petición de permiso en este momento.",
    help: null,
  },
  "signature-wrong": {
    title: "Firma rechazada",
    meaning: "Una entrega no venía firmada con el secreto de aplicación guardado aquí.",
    help: "Compare el secreto de la aplicación con el de Meta.",
  },
  "oidc-failed": {
    title: "No se pudo entrar",
    meaning: "El acceso de su empresa no dio una respuesta utilizable o se interrumpió.",
    help: "Inténtelo de nuevo. Si continúa, avise a su administrador.",
  },
  "oidc-unknown-person": {
    title: "Todavía no tiene cuenta",
    meaning: "El acceso de su empresa le conoce, pero nadie le ha añadido a Ringbridge.",
    help: "Pida a su administrador que le añada con la dirección con la que entra.",
  },
  meta: {
    title: "Meta lo rechazó",
    meaning: "El backend preguntó a Meta, y Meta dijo que no. Aquí no se ha cambiado nada.",
    help: null,
  },
  "pbx-unreachable": {
    title: "No se llega a Asterisk",
    meaning: "El backend no tiene conexión con Asterisk, así que no se ha cambiado nada.",
    help: "Inténtelo de nuevo en un minuto. Si continúa, compruebe que Asterisk esté en marcha.",
  },
  "pbx-refused": {
    title: "Asterisk lo rechazó",
    meaning: "Asterisk no aceptó lo que había que configurar, así que no se ha cambiado nada.",
    help: "Dé la referencia a su administrador.",
  },
};

export const askRefusals: typeof english.askRefusals = {
  "limit-reached": "Por ahora ya se ha preguntado al cliente tantas veces como WhatsApp permite.",
  permanent: "El cliente ya ha permitido las llamadas para siempre; no hay nada que pedir.",
  "no-template":
    "El cliente no ha escrito en las últimas 24 horas y este número no tiene plantilla con la que preguntar.",
};

export const waiting: typeof english.waiting = {
  seconds: (seconds) => `Inténtelo de nuevo en ${seconds} s.`,
  minutes: (minutes) => `Inténtelo de nuevo en ${minutes} min.`,
};
