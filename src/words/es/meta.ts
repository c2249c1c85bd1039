import type * as english from "../en/meta.ts";

export const unknownMetaFault: typeof english.unknownMetaFault = {
  title: "Meta lo rechazó",
  meaning: "Meta dio un motivo que aquí no tiene explicación; sus palabras están en los detalles.",
  help: "Si se repite, dé los detalles a su administrador.",
};

export const metaFaults: typeof english.metaFaults = {
  unknown: unknownMetaFault,

  unreachable: {
    title: "No se llegó a Meta",
    meaning: "El backend no encontró camino hasta Meta. Allí no se ha cambiado nada.",
    help: "Inténtelo de nuevo en un minuto. Si continúa, revise la conexión del backend a internet.",
  },
  timeout: {
    title: "Meta no respondió a tiempo",
    meaning: "No se sabe si hizo lo que se le pidió.",
    help: "Vuelva a leer los ajustes antes de repetirlo.",
  },
  unreadable: {
    title: "No se entendió la respuesta de Meta",
    meaning: "Algo respondió, pero no como dice la documentación de Meta. Puede ser un proxy de por medio.",
    help: "Inténtelo de nuevo. Si continúa, revise la dirección de la cuenta de Meta.",
  },
  "server-error": {
    title: "Meta tiene un problema propio",
    meaning: "Los servidores de Meta no pudieron hacerlo ahora. De su lado todo está bien.",
    help: "Inténtelo de nuevo en unos minutos.",
  },
  "rate-limited": {
    title: "Demasiadas peticiones a Meta",
    meaning: "Meta solo admite cierto número de peticiones por tiempo, y por ahora están agotadas.",
    help: "Espere unos minutos e inténtelo de nuevo.",
  },
  "permission-lookup-limit": {
    title: "Demasiados permisos consultados",
    meaning: "Meta responde a 100 consultas de permisos por segundo, y hubo más.",
    help: "Inténtelo dentro de un momento. La llamada en sí sigue siendo posible.",
  },

  "token-refused": {
    title: "Meta no acepta el token de acceso",
    meaning: "Ha caducado o se ha retirado. No se pueden leer ajustes ni permisos hasta que haya uno nuevo.",
    help: "Un administrador debe introducir un token de acceso nuevo para la cuenta de Meta.",
  },
  "permission-of-app-missing": {
    title: "A la aplicación le falta un permiso en Meta",
    meaning: "El token de acceso es válido, pero no incluye lo que esto necesita.",
    help: "Un administrador debe darle en Meta whatsapp_business_management y whatsapp_business_messaging.",
  },
  "number-unknown": {
    title: "Meta no conoce este número",
    meaning: "Su identificador es erróneo, se eliminó en Meta o esta cuenta no puede verlo.",
    help: "Un administrador debería comparar el identificador del número con el de Meta.",
  },
  "version-ended": {
    title: "Esta versión de la interfaz de Meta ha terminado",
    meaning: "La cuenta de Meta está puesta en una versión a la que Meta ya no responde.",
    help: "Un administrador debe subir la versión en la dirección de la cuenta.",
  },
  "tariff-expired": {
    title: "La tarifa del intermediario ha vencido",
    meaning: "El intermediario entre Ringbridge y Meta no transmite nada hasta que se pague.",
    help: "Un administrador debe renovar la tarifa con el intermediario.",
  },
  "payment-missing": {
    title: "Meta no tiene forma de cobrar",
    meaning:
      "Las llamadas y los mensajes de pago necesitan una forma de pago válida en la cuenta de WhatsApp.",
    help: "Un administrador debe añadir una en la facturación de Meta.",
  },
  "invalid-parameter": {
    title: "Meta no aceptó un valor",
    meaning: "Algo de lo enviado no es como Meta lo quiere. Allí no se ha cambiado nada.",
    help: "Los detalles dicen qué valor. Corríjalo e inténtelo de nuevo.",
  },

  "calling-not-enabled": {
    title: "Las llamadas están desactivadas en Meta",
    meaning: "Este número de empresa no puede llamar ni recibir llamadas hasta que se activen.",
    help: "Un administrador debe activar las llamadas del número.",
  },
  "calls-api-off": {
    title: "Este número llama por SIP",
    meaning: "La otra forma de llamar de Meta está cerrada para un número que usa SIP.",
    help: "Las llamadas por SIP no tienen ningún problema. Otro programa debe dejar de usar la otra forma.",
  },
  "messaging-limit-low": {
    title: "El límite de mensajes es demasiado bajo para llamar",
    meaning: "Meta permite las llamadas solo desde un límite de 2000 conversaciones al día.",
    help: "Un administrador debería verificar la empresa en Meta; el límite crece después por sí solo.",
  },
  "prerequisites-missing": {
    title: "Las llamadas no están preparadas en Meta",
    meaning: "Meta quiere un servidor SIP para el número antes de que se activen las llamadas.",
    help: "Un administrador debe volver a escribir los ajustes de llamada, con SIP activado.",
  },
  "country-not-available": {
    title: "Sin llamadas salientes en este país",
    meaning: "Meta no deja que los números de empresa de este país llamen a clientes.",
    help: "Pida al cliente que llame, o use un número de otro país.",
  },
  "quality-disabled": {
    title: "Llamadas desactivadas por baja calidad",
    meaning:
      "Se rechazaron, no se atendieron o se denunciaron demasiadas llamadas, así que Meta las ha suspendido.",
    help: "Espere a que Meta lo levante. Llame solo a clientes que lo esperen.",
  },

  "request-limit": {
    title: "Por ahora ya se ha pedido bastante",
    meaning: "WhatsApp permite una petición de permiso en 24 horas y dos en 7 días por cliente.",
    help: "Espere a que sea posible la próxima. Cualquier llamada atendida pone la cuenta a cero.",
  },
  "request-too-soon": {
    title: "Escriba antes al cliente",
    meaning: "Meta quiere otro mensaje entre usted y el cliente antes de pedir permiso.",
    help: "Envíe un mensaje normal o espere uno, y pida permiso después.",
  },
  "permanent-already": {
    title: "Las llamadas ya están permitidas",
    meaning:
      "El cliente ha permitido para siempre las llamadas de este número. No se envió ninguna petición.",
    help: "Puede llamar ya.",
  },
  "window-closed": {
    title: "Ahora solo se puede enviar una plantilla",
    meaning:
      "El último mensaje del cliente es de hace más de 24 horas, así que WhatsApp no admite texto libre.",
    help: "Pida permiso con la plantilla del número o espere a que el cliente escriba.",
  },
  "template-rejected": {
    title: "No se puede enviar la plantilla",
    meaning: "Meta no la tiene en este idioma, la ha pausado o quiere otros valores en ella.",
    help: "Un administrador debería comparar la plantilla del número con la de Meta.",
  },
  "message-undeliverable": {
    title: "El mensaje no llegó",
    meaning: "El WhatsApp del cliente es demasiado antiguo o no acepta mensajes de este número.",
    help: "Contacte con el cliente por otra vía.",
  },
  "recipient-not-allowed": {
    title: "No está en la lista del número de prueba",
    meaning: "Un número de prueba de Meta solo llega a los clientes de su lista.",
    help: "Un administrador puede añadir este cliente a la lista en Meta.",
  },
  "button-unsupported": {
    title: "Aquí no son posibles los botones de llamada",
    meaning: "Meta no ofrece botones de llamada en el país de este número de empresa.",
    help: "Envíe el mensaje sin el botón.",
  },

  "permission-missing": {
    title: "Sin permiso para llamar",
    meaning: "El cliente no ha permitido llamadas de este número de empresa.",
    help: "Pida permiso al cliente.",
  },
  "customer-uncallable": {
    title: "No se puede llamar a este cliente",
    meaning: "No está en WhatsApp, no ha aceptado sus nuevas condiciones o usa una versión sin llamadas.",
    help: "Escríbale o contacte por otra vía.",
  },
  "duplicate-call": {
    title: "Ya hay una llamada con este cliente",
    meaning: "Sigue en curso otra llamada entre este número y este cliente.",
    help: "Espere a que termine. Puede que un compañero esté hablando con él.",
  },
  "too-many-calls": {
    title: "Demasiadas llamadas a la vez",
    meaning: "El número de empresa tiene en curso tantas llamadas como Meta permite.",
    help: "Inténtelo de nuevo en un minuto o llame desde otro número.",
  },
  "call-rate-limit": {
    title: "Demasiadas llamadas en poco tiempo",
    meaning: "El número de empresa ha iniciado más llamadas de las que Meta permite por ahora.",
    help: "Espere unos minutos y vuelva a llamar.",
  },
  "daily-call-limit": {
    title: "Límite diario alcanzado",
    meaning: "En 24 horas este cliente ha tenido tantas llamadas de este número como WhatsApp permite.",
    help: "Espere a que sea posible la próxima o escriba un mensaje.",
  },
  "connection-error": {
    title: "Meta no pudo conectar la llamada",
    meaning: "Algo se rompió entre Meta y el cliente.",
    help: "Inténtelo de nuevo en un minuto.",
  },
  "connect-timeout": {
    title: "La llamada no se conectó a tiempo",
    meaning: "El audio de las dos partes no se puso de acuerdo lo bastante pronto.",
    help: "Inténtelo de nuevo. Si se repite, avise a su administrador.",
  },
  "call-setup-failed": {
    title: "No se pudo establecer la llamada",
    meaning: "Meta o el WhatsApp del cliente desistieron mientras se establecía la llamada.",
    help: "Inténtelo de nuevo en un minuto.",
  },
  "relay-failed": {
    title: "El audio no encontró camino",
    meaning: "El WhatsApp del cliente y el relé de Meta no se encontraron.",
    help: "Inténtelo de nuevo. Puede que el cliente necesite una conexión mejor.",
  },
  "no-media-received": {
    title: "Sin audio de nuestro lado",
    meaning: "Meta no oyó nada del servidor telefónico, así que terminó la llamada.",
    help: "Inténtelo de nuevo. Si se repite, un administrador debería revisar el cortafuegos para el audio.",
  },
  "no-media-sent": {
    title: "Sin audio hacia nuestro lado",
    meaning: "Meta no pudo enviar el audio del cliente al servidor telefónico.",
    help: "Inténtelo de nuevo. Si se repite, un administrador debería revisar el cortafuegos para el audio.",
  },
  "no-media-signals": {
    title: "Atendida, pero sin audio",
    meaning: "El cliente tomó la llamada y no empezó ningún audio.",
    help: "Vuelva a llamar. Si se repite, avise a su administrador.",
  },
};
