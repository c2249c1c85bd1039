import type * as english from "../en/endings.ts";

export const endReasons: typeof english.endReasons = {
  "hung-up": { title: "Llamada terminada", meaning: "Usted colgó.", next: null },
  "hung-up-by-customer": { title: "Llamada terminada", meaning: "El cliente colgó.", next: null },
  cancelled: {
    title: "Llamada cancelada",
    meaning: "Usted colgó antes de que el cliente respondiera.",
    next: null,
  },
  declined: { title: "Llamada rechazada", meaning: "Usted rechazó esta llamada.", next: null },
  missed: {
    title: "Llamada perdida",
    meaning: "El cliente desistió antes de que alguien respondiera.",
    next: "Devuelva la llamada mientras está reciente.",
  },
  "answered-elsewhere": {
    title: "Atendida por otra persona",
    meaning: "Un compañero tomó esta llamada.",
    next: null,
  },
  transferred: { title: "Transferida", meaning: "Usted pasó esta llamada.", next: null },
  parked: {
    title: "Aparcada",
    meaning:
      "El cliente oye música en una plaza de aparcamiento y cualquier compañero puede tomar la llamada.",
    next: null,
  },
  merged: { title: "En la conferencia", meaning: "Esta llamada continúa en la conferencia.", next: null },
  "busy-here": {
    title: "Perdida por ocupado",
    meaning: "Esta llamada llegó mientras usted estaba ocupado y se pasó a otra persona.",
    next: "Compruebe que alguien la tomó o devuelva la llamada.",
  },
  "declined-by-customer": {
    title: "El cliente rechazó",
    meaning: "El cliente no aceptó la llamada.",
    next: "Escriba primero y acuerde una hora. Varias llamadas seguidas sin atender acaban con el permiso para llamar.",
  },
  "no-answer": {
    title: "Sin respuesta",
    meaning: "Sonó, pero el cliente no contestó.",
    next: "Pruebe más tarde. Varias llamadas seguidas sin atender acaban con el permiso para llamar.",
  },
  "customer-busy": {
    title: "Cliente ocupado",
    meaning: "El cliente está en otra llamada.",
    next: "Pruebe de nuevo en unos minutos.",
  },
  "no-permission": {
    title: "Sin permiso para llamar",
    meaning:
      "El cliente no ha permitido llamadas de este número de empresa o no está en WhatsApp. WhatsApp no dice cuál de las dos cosas.",
    next: "Envíe un mensaje que pida permiso. Volver a llamar no sirve hasta que el cliente acepte.",
  },
  "daily-limit": {
    title: "Límite diario alcanzado",
    meaning: "WhatsApp solo permite cierto número de llamadas a un mismo cliente en 24 horas.",
    next: "Escriba un mensaje o vuelva a llamar mañana.",
  },
  "number-not-allowed": {
    title: "Número no permitido",
    meaning: "El servidor telefónico de su empresa no hace llamadas a este número.",
    next: "Si debería hacerlas, pregunte a su administrador.",
  },
  "place-empty": {
    title: "No hay nadie aparcado",
    meaning: "La plaza está vacía: alguien ya recuperó la llamada o el cliente colgó.",
    next: null,
  },
  "number-unknown": {
    title: "Número no encontrado",
    meaning: "Con este número no se llega a nadie.",
    next: "Revise el número y su prefijo de país.",
  },
  "line-setup": {
    title: "Las llamadas no están configuradas",
    meaning: "El servidor telefónico o el número de empresa no están preparados para esta llamada.",
    next: "Avise a su administrador; los detalles de abajo dicen qué se rechazó.",
  },
  "business-number-wrong": {
    title: "Número de empresa no aceptado",
    meaning: "WhatsApp no conoce el número desde el que se hizo esta llamada.",
    next: "Llame desde otro número de empresa y avise a su administrador: el número o su forma de escribirlo son erróneos en el servidor telefónico.",
  },
  "server-not-registered": {
    title: "Meta no conoce el servidor telefónico",
    meaning: "Meta tiene para este número de empresa otro servidor SIP que el que hizo la llamada.",
    next: "Avise a su administrador: hay que volver a escribir en Meta los ajustes de llamada.",
  },
  "app-not-authorized": {
    title: "Aplicación sin autorización en Meta",
    meaning:
      "La aplicación que configuró el servidor telefónico en Meta no puede usar este número de empresa.",
    next: "Avise a su administrador: la aplicación necesita el permiso whatsapp_business_messaging para este número.",
  },
  "trunk-password-refused": {
    title: "Meta rechazó la contraseña del servidor telefónico",
    meaning: "La contraseña SIP de este número de empresa ha cambiado en Meta o nunca se guardó aquí.",
    next: "Avise a su administrador: hay que volver a leer de Meta los ajustes del número.",
  },
  "call-already-up": {
    title: "El cliente ya está en una llamada con ustedes",
    meaning: "Sigue en curso otra llamada entre este número de empresa y este cliente.",
    next: "Espere a que termine. Puede que un compañero esté hablando con él.",
  },
  "payment-missing": {
    title: "Sin forma de pago en Meta",
    meaning: "Meta solo hace llamadas para una cuenta con una forma de pago válida.",
    next: "Avise a su administrador: hay que añadir una forma de pago en la facturación de Meta.",
  },
  "audio-refused": {
    title: "Ajustes de audio no aceptados",
    meaning: "Meta no aceptó la forma en que el servidor telefónico quiere transportar el audio.",
    next: "Avise a su administrador: el intercambio de claves y los códecs del número deben ser los del servidor telefónico.",
  },
  "no-audio-at-customer": {
    title: "Sin audio para el cliente",
    meaning: "La llamada se estableció, pero al WhatsApp del cliente no le llegó sonido.",
    next: "Inténtelo de nuevo. Si se repite, su administrador debería comprobar si un cortafuegos bloquea el audio.",
  },
  refused: {
    title: "WhatsApp rechazó la llamada",
    meaning: "Dio un motivo propio; sus palabras están abajo.",
    next: "Si esas palabras no ayudan, páselas a su administrador.",
  },
  "service-unavailable": {
    title: "Servicio no disponible",
    meaning: "El servidor telefónico o WhatsApp no pueden tomar la llamada en este momento.",
    next: "Inténtelo de nuevo en un minuto.",
  },
  "microphone-refused": {
    title: "Micrófono bloqueado",
    meaning: "Esta página no puede usar el micrófono, así que la llamada no pudo empezar.",
    next: "Permita el micrófono en la barra de direcciones del navegador e inténtelo de nuevo.",
  },
  "microphone-missing": {
    title: "No hay micrófono",
    meaning: "Este equipo no tiene ningún micrófono conectado, así que la llamada no pudo empezar.",
    next: "Conecte unos auriculares con micrófono e inténtelo de nuevo.",
  },
  "microphone-busy": {
    title: "Micrófono en uso",
    meaning: "Otro programa tiene ocupado el micrófono, así que la llamada no pudo empezar.",
    next: "Cierre ese programa e inténtelo de nuevo.",
  },
  "media-failed": {
    title: "Sin conexión de audio",
    meaning: "La llamada se estableció, pero el sonido no encontró camino.",
    next: "Inténtelo de nuevo. Si se repite, pregunte a su administrador si un cortafuegos bloquea el audio.",
  },
  "line-lost": {
    title: "Línea perdida",
    meaning: "Se cortó la conexión con el servidor telefónico, y con ella la llamada.",
    next: "Vuelva a llamar cuando la línea esté lista.",
  },
  "left-behind": {
    title: "No se pudo retomar",
    meaning: "La página se volvió a cargar y la llamada ya no estaba.",
    next: "El cliente que aún espere volverá a sonar, aquí o a un compañero.",
  },
  failed: {
    title: "La llamada falló",
    meaning: "La llamada no se pudo completar.",
    next: "Inténtelo de nuevo. Si se repite, pase los detalles de abajo a su administrador.",
  },
};

export const answeredBy: typeof english.answeredBy = (who) => `Atendida por ${who}`;

export const colleagueEndReasons: typeof english.colleagueEndReasons = {
  "hung-up-by-customer": { title: "Llamada terminada", meaning: "Su compañero colgó.", next: null },
  cancelled: {
    title: "Llamada cancelada",
    meaning: "Usted colgó antes de que respondieran.",
    next: null,
  },
  missed: {
    title: "Llamada perdida",
    meaning: "Su compañero desistió antes de que usted respondiera.",
    next: null,
  },
  "declined-by-customer": {
    title: "Rechazada",
    meaning: "Su compañero no puede hablar ahora.",
    next: null,
  },
  "no-answer": { title: "Sin respuesta", meaning: "Sonó, pero nadie contestó.", next: null },
  "customer-busy": { title: "Ocupado", meaning: "Su compañero está en otra llamada.", next: null },
  "number-unknown": { title: "No encontrada", meaning: "Nadie tiene esta extensión.", next: null },
  "service-unavailable": {
    title: "No localizable",
    meaning: "El teléfono de su compañero no tiene la sesión abierta.",
    next: null,
  },
};
