import type * as english from "../en/problems.ts";

export const lineProblems: typeof english.lineProblems = {
  "server-unreachable": {
    title: "Sin línea: no se llega al servidor",
    meaning: "No se pudo abrir ninguna conexión con el servidor telefónico. Las llamadas no le llegan.",
  },
  "connection-lost": {
    title: "Sin línea: conexión perdida",
    meaning:
      "Se cortó la conexión con el servidor telefónico. Las llamadas no le llegan hasta que se restablezca.",
  },
  "computer-offline": {
    title: "Sin línea: no hay red",
    meaning: "Este equipo no tiene conexión. Revise el cable o la Wi-Fi; la línea vuelve por sí sola.",
  },
  "server-silent": {
    title: "Sin línea: el servidor no responde",
    meaning: "El servidor telefónico está conectado, pero no respondió a tiempo. Las llamadas no le llegan.",
  },
  "server-error": {
    title: "Sin línea: error del servidor",
    meaning: "El servidor telefónico comunica un error que puede ser pasajero. Las llamadas no le llegan.",
  },
  "password-refused": {
    title: "Sin línea: contraseña rechazada",
    meaning:
      "El servidor telefónico no acepta este usuario y esta contraseña. Revise ambos y vuelva a entrar.",
  },
  "taken-over": {
    title: "Línea en uso en otro sitio",
    meaning:
      "Su teléfono está abierto en otra pestaña, otro navegador u otro equipo, así que las llamadas suenan allí.",
  },
  "no-credentials": {
    title: "Sin línea: aún no hay contraseña",
    meaning:
      "El backend no ha dado a este navegador una contraseña para el servidor telefónico. Se vuelve a pedir automáticamente.",
  },
  "credentials-refused": {
    title: "Sin línea: contraseña rechazada",
    meaning:
      "El servidor telefónico no acepta la contraseña que el backend acaba de dar. Solo un administrador puede averiguar por qué.",
  },
  "user-refused": {
    title: "Sin línea: usuario rechazado",
    meaning:
      "El servidor telefónico no deja entrar aquí a este usuario. Revise el nombre de usuario o pregunte a su administrador.",
  },
};

export const dialFaults: typeof english.dialFaults = {
  "no-country": "Falta el prefijo de país, como +34.",
  "not-a-number": "Contiene algo que no forma parte de ningún número de teléfono.",
  "too-long": "Demasiado largo para un número de teléfono.",
  impossible: "Ningún número de ese país es así.",
};
