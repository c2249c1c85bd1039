import type * as english from "../en/contacts.ts";

const people = (count: number) => (count === 1 ? "contacto" : "contactos");

export const contacts: typeof english.contacts = {
  title: "Contactos",
  lead: "Guardados en este navegador, solo para usted. Sus nombres aparecen cada vez que llaman.",
  add: "Añadir contacto",
  import: "Importar…",
  export: "Exportar",
  exports: { csv: "Tabla (CSV)", vcard3: "vCard 3.0", vcard4: "vCard 4.0" },
  exported: (count) => `${count} ${people(count)} en un archivo.`,
  search: "Buscar nombres, empresas y números",
  clearSearch: "Borrar la búsqueda",
  count: (count) => `${count} ${people(count)}`,
  countOf: (shown, all) => `${shown} de ${all} contactos`,
  favourites: "Favoritos",
  others: "Todos los demás",
  call: (who, number) => `Llamar a ${who}, ${number}`,
  edit: (who) => `Editar ${who}`,
  star: (who) => `Añadir ${who} a los favoritos`,
  unstar: (who) => `Quitar ${who} de los favoritos`,
  more: (left) => `Mostrar más (quedan ${left})`,
  loading: "Leyendo sus contactos…",
  empty: {
    title: "Aún no hay contactos",
    text: "Añada a las personas con las que habla, o impórtelas de una tabla (CSV) o de un archivo vCard.",
  },
  nothing: { title: "Nadie coincide", text: "Pruebe con otra palabra o con una parte del número." },
  notKept: {
    blocked: {
      title: "Los contactos no se guardan",
      meaning:
        "Este navegador no permite guardar nada, como en una ventana privada. Se pierden al cerrar esta página.",
    },
    full: {
      title: "Los contactos no se guardan",
      meaning:
        "A este navegador no le queda espacio. Lo que añada se pierde al cerrar esta página si no se libera espacio.",
    },
  },
  form: {
    titleNew: "Contacto nuevo",
    titleEdit: (who) => `Editar ${who}`,
    name: "Nombre",
    company: "Empresa",
    numbers: "Números",
    number: (place) => (place === 1 ? "Número" : `Número ${place}`),
    addNumber: "Otro número",
    removeNumber: (place) => `Quitar el número ${place}`,
    email: "Correo electrónico",
    note: "Nota",
    noteCount: (used, most) => `${used} de ${most}`,
    favourite: "Favorito: aparece arriba",
    save: "Guardar",
    cancel: "Cancelar",
    remove: "Eliminar…",
    sure: (who) => `¿Eliminar ${who}?`,
    sureText:
      "El contacto se olvida en este navegador. Las llamadas del historial se conservan con el nombre que dio quien llamó.",
    yes: "Eliminar",
    no: "Conservar",
    faults: {
      "no-name": "Escriba un nombre.",
      "no-number": "Escriba un número.",
      incomplete: "Demasiado corto para un número de teléfono.",
      taken: (who) => `${who} ya tiene este número.`,
    },
    saved: (who) => `${who}: guardado.`,
    removed: (who) => `${who}: eliminado.`,
  },
  files: {
    title: "Importar contactos",
    lead: "Una tabla (CSV) de cualquier agenda u hoja de cálculo, o un archivo vCard (.vcf). Nada cambia hasta que haya visto lo que va a ocurrir.",
    choose: "Elegir un archivo…",
    another: "Otro archivo…",
    reading: "Leyendo el archivo…",
    faults: {
      "too-large": {
        title: "Este archivo es demasiado grande",
        meaning: "Se leen como máximo 10 MB de una vez. Divídalo e importe las partes.",
      },
      empty: {
        title: "No hay nadie en este archivo",
        meaning: "Ninguna fila o tarjeta se pudo entender como una persona.",
      },
      "not-read": {
        title: "No se pudo leer el archivo",
        meaning: "Quizá se movió, o esta página no pudo cargar lo que lo lee. Inténtelo de nuevo.",
      },
    },
    headings: "La primera fila da nombre a las columnas",
    columns: "Qué contienen las columnas",
    column: (place) => `Columna ${place}`,
    kinds: {
      name: "Nombre completo",
      "first-name": "Nombre de pila",
      "last-name": "Apellidos",
      company: "Empresa",
      number: "Número",
      email: "Correo electrónico",
      note: "Nota",
      favourite: "Favorito",
      nothing: "Omitir",
    },
    noNumber: "Elija la columna que contiene los números.",
    preview: "Qué va a ocurrir",
    report: "Qué se ha hecho",
    results: { new: "Nuevo", changed: "Unido", same: "Ya conocido", refused: "Omitido" },
    summary: {
      new: (count) => (count === 1 ? "1 nuevo" : `${count} nuevos`),
      changed: (count) =>
        count === 1 ? "1 unido a un contacto que ya tiene" : `${count} unidos a contactos que ya tiene`,
      same: (count) => (count === 1 ? "1 ya conocido" : `${count} ya conocidos`),
      refused: (count) => (count === 1 ? "1 omitido" : `${count} omitidos`),
    },
    row: (place) => `Fila ${place}`,
    card: (place) => `Tarjeta ${place}`,
    into: (who) => `tiene un número de ${who}: se añade lo que faltaba`,
    knownAs: (who) => `nada nuevo para ${who}`,
    why: {
      "no-number": "sin número",
      "bad-numbers": "no se puede llamar a ninguno de sus números",
      "no-room": "no caben más contactos",
    },
    leftOut: (number, why) => `${number}: ${why}`,
    numberFaults: {
      "no-country": "sin prefijo de país",
      "not-a-number": "no es un número",
      "too-long": "demasiado largo",
      impossible: "no existe en ese país",
      incomplete: "demasiado corto",
      taken: "lo tiene otro contacto",
      "too-many": "más números de los que puede tener un contacto",
    },
    faultyRows: (count) =>
      count === 1
        ? "1 fila puede estar dañada: sus comillas no se cierran."
        : `${count} filas pueden estar dañadas: sus comillas no se cierran.`,
    faultyCards: (count) =>
      count === 1 ? "1 tarjeta no termina como debe." : `${count} tarjetas no terminan como deben.`,
    others: (count) => `… y ${count} más`,
    go: (count) => `Importar ${count}`,
    nothingToDo: "Nada que importar",
    cancel: "Cancelar",
    done: "Importado",
    close: "Cerrar",
  },
};
