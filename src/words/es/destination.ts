import type * as english from "../en/destination.ts";

export const destination: typeof english.destination = {
  heading: "Adónde van las llamadas",
  change: "Cambiar",
  title: "Adónde van las llamadas de los clientes",
  save: "Guardar",
  saving: "Moviendo las llamadas…",
  done: "A partir de ahora las llamadas van allí.",
  options: {
    agents: { text: "Nuestros agentes", hint: "Suena el teléfono de cada agente localizable." },
    extension: {
      text: "Una extensión de otra persona",
      hint: "Un teléfono SIP u otra centralita que se registra en su Asterisk con su propio acceso.",
    },
    "own-server": {
      text: "Otro servidor SIP",
      hint: "Meta envía allí las llamadas; nunca llegan a su Asterisk, y los agentes no pueden llamar desde este número.",
    },
    bitrix24: {
      text: "Bitrix24",
      hint: "Necesita su conector, que aún no existe. Hasta entonces las llamadas van a sus agentes.",
    },
  },
  extension: "Extensión",
  extensionHint: "De tres a seis cifras que no tenga ningún agente.",
  hostname: "Nombre de host",
  hostnameHint: "Como dice su certificado TLS. Meta no admite direcciones IP.",
  port: "Puerto",
  writesToMeta: "Con esto Meta recibe otro servidor SIP; las llamadas fallan durante unos segundos.",
  faults: {
    extension: "Una extensión tiene de tres a seis cifras y no empieza por 0.",
    "extension-taken": "Otro teléfono tiene esta extensión.",
    hostname: "Escriba un nombre de host como sip.example.com.",
    port: "Un puerto es un número del 1 al 65535.",
  },
};

export const secrets: typeof english.secrets = {
  heading: "Contraseñas y archivos",
  lead: "Para teléfonos y servidores que se configuran a mano. Quien los mire queda anotado en la auditoría.",
  items: {
    "meta-sip-password": {
      text: "Contraseña SIP de Meta",
      hint: "Lo que necesita un servidor SIP para llamar a clientes desde este número.",
      button: "Mostrar la contraseña SIP",
    },
    extension: {
      text: "Acceso de la extensión",
      hint: "Con lo que se registra el otro teléfono o la otra centralita.",
      button: "Mostrar el acceso",
    },
    "asterisk-file": {
      text: "Troncal como archivo para Asterisk",
      hint: "Para un Asterisk que Ringbridge no configura. Contiene la contraseña.",
      button: "Mostrar el archivo",
    },
  },
  confirm: {
    text: "Se muestra durante 60 segundos. La auditoría guarda que usted lo ha visto.",
    yes: "Mostrar",
    busy: "Mostrando…",
  },
  shown: {
    left: "Se oculta de nuevo en",
    hidden: "Oculto de nuevo",
    hiddenText: "Muéstrelo otra vez si lo necesita; también eso queda anotado.",
    close: "Listo",
    rows: { server: "Servidor", login: "Usuario", password: "Contraseña", file: "Archivo" },
    copy: "Copiar",
    copied: "Copiado",
    copyOf: (what) => `Copiar ${what.toLowerCase()}`,
  },
  rotate: {
    text: "Contraseña SIP nueva",
    hint: "Si otros pueden conocer la anterior. La crea Meta.",
    button: "Contraseña SIP nueva",
    title: "¿Crear una contraseña SIP nueva?",
    question:
      "Meta desactiva y vuelve a activar SIP para este número. Las llamadas fallan durante unos segundos, y los servidores configurados a mano necesitan la contraseña nueva.",
    yes: "Crear una nueva",
    busy: "Trabajando con Meta…",
    done: "Asterisk tiene la contraseña SIP nueva.",
  },
};
