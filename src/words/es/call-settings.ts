import type * as english from "../en/call-settings.ts";

export const callSettings: typeof english.callSettings = {
  heading: "Ajustes de llamada",
  lead: "Lo que se guarda aquí se escribe en Meta. WhatsApp puede tardar hasta siete días en mostrarlo en todos los teléfonos.",
  suggested:
    "Nadie ha guardado aún ajustes para este número. Estos son los de Meta, preparados para llamadas.",
  save: "Guardar",
  saving: "Escribiendo en Meta…",
  discard: "Descartar los cambios",
  unsaved: "Sin guardar",
  saved: "Guardado. Meta tiene estos ajustes.",
  faulty: "Corrija antes los valores marcados.",

  calling: {
    text: "Llamadas",
    hint: "Los clientes pueden llamar a este número, y los agentes a ellos.",
  },
  sip: {
    text: "SIP",
    hint: "Meta envía las llamadas a un servidor telefónico. Ringbridge lo necesita.",
  },
  callbackPermission: {
    text: "Permiso para devolver llamadas",
    hint: "Un cliente que llama permite con ello que se le devuelva la llamada durante siete días.",
  },
  callIcon: {
    text: "Icono de llamada en el chat",
    hint: "Aunque esté oculto, los clientes pueden llamar desde su tarjeta de contacto y los botones de llamada.",
  },
  keyExchange: {
    text: "Claves de medios",
    options: {
      SDES: {
        text: "SDES (recomendado)",
        hint: "Las claves viajan en el mensaje SIP cifrado. Es lo que habla el troncal de Asterisk.",
      },
      DTLS: {
        text: "DTLS",
        hint: "El valor de Meta. Necesita ICE en una forma que Asterisk no tiene, así que las llamadas quedarían mudas. Solo para otro servidor SIP.",
      },
    },
  },
  codecs: {
    text: "Más códecs",
    hint: "Opus está siempre y es el que mejor suena. Estos son para centralitas que no lo admiten.",
    names: { PCMA: "PCMA (G.711 A-law)", PCMU: "PCMU (G.711 µ-law)" },
  },

  hours: {
    text: "Horario de llamadas",
    modes: {
      leave: { text: "Dejarlo como está en Meta", hint: "Ringbridge no toca el horario." },
      always: { text: "En cualquier momento", hint: "Los clientes siempre pueden llamar." },
      these: {
        text: "En este horario",
        hint: "Fuera de él WhatsApp ofrece un chat o pedir que se le devuelva la llamada.",
      },
    },
    timeZone: "Zona horaria",
    timeZoneNow: (time) => `Allí son ahora las ${time}.`,
    timeZoneHint: "Empiece a escribir una ciudad; por ejemplo, Madrid.",
    week: "Cada semana",
    days: {
      monday: "Lunes",
      tuesday: "Martes",
      wednesday: "Miércoles",
      thursday: "Jueves",
      friday: "Viernes",
      saturday: "Sábado",
      sunday: "Domingo",
    },
    open: (day) => `Abierto: ${day.toLowerCase()}`,
    opens: (day, second) => `${day}: ${second ? "vuelve a abrir" : "abre"}`,
    closes: (day, second) => `${day}: ${second ? "cierra por segunda vez" : "cierra"}`,
    closed: "Cerrado",
    to: "a",
    addSecond: (day) => `Añadir un segundo horario: ${day.toLowerCase()}`,
    remove: (day) => `Quitar el segundo horario: ${day.toLowerCase()}`,
    copyMonday: "El horario del lunes, de martes a viernes",
    neverOpen: "Ningún día está abierto: los clientes nunca podrían llamar.",
    holidays: "Festivos",
    holidaysHint:
      "Hasta 20 días con horario propio. Meta no dice si son las horas en que se abre o en que se cierra: pruebe uno con su propio teléfono.",
    noHolidays: "Ninguno.",
    addHoliday: "Añadir un festivo",
    date: "Fecha",
    from: "De",
    until: "A",
    removeHoliday: (date) => `Quitar el festivo ${date}`,
    newHoliday: "sin fecha",
  },

  template: {
    text: "Plantilla para pedir permiso",
    hint: "Fuera de las 24 horas tras un mensaje del cliente, solo se puede pedir permiso con una plantilla aprobada que contenga una petición de permiso de llamada. Déjelo vacío si no tiene ninguna. Se queda en Ringbridge.",
    name: "Nombre de la plantilla",
    language: "Idioma",
    languageHint: "Como en Meta; por ejemplo, es o pt_BR.",
  },

  faults: {
    "not-after-open": "Debe cerrar después de abrir. Para medianoche use 23:59.",
    overlap: "Este horario se solapa con el otro del mismo día.",
    "too-many-a-day": "Meta admite como máximo dos horarios al día.",
    "unknown-time-zone": "Esta zona horaria no se conoce. Elija una de la lista.",
    "too-many": "Meta admite como máximo 20 festivos.",
    repeated: "Este día ya está en la lista.",
    form: "Escriba las dos horas.",
    "no-date": "Elija un día.",
    "trunk-has-sdes": "El troncal de Asterisk habla SDES. Con DTLS fallarían todas las llamadas.",
    "template-name": "Minúsculas, cifras y guiones bajos, como en Meta.",
    "template-language": "Escriba el idioma como en Meta, por ejemplo es o pt_BR.",
    refused: "El backend no acepta este valor.",
  },

  conflict: {
    title: "Otra persona ha guardado otros ajustes",
    text: "Sus cambios siguen en el formulario. Esto es lo que difiere:",
    theirs: "Guardado ahora",
    yours: "En su formulario",
    take: "Tomar lo guardado",
    keep: "Conservar lo mío",
  },

  leaving: {
    title: "¿Salir sin guardar?",
    text: "Se perdería lo que ha cambiado en este formulario.",
    stay: "Quedarse",
    leave: "Salir",
  },
};
