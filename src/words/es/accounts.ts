import type * as english from "../en/accounts.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const accounts: typeof english.accounts = {
  heading: "Cuentas de Meta",
  lead: "A las que pertenecen sus números, con el token de acceso que usa Ringbridge.",
  loading: "Leyendo las cuentas…",
  again: "Reintentar",
  old: (time) => `No está al día: como estaba a las ${time}`,
  add: "Añadir una cuenta de Meta",
  back: "Números",
  numbers: (count) => `${count} ${form(count, { one: "número", other: "números" })}`,
  webhook: {
    seen: (ago) => `Webhook: última entrega ${ago}`,
    never: "Webhook: aún sin entregas",
    noSecret: "Webhook: sin secreto de aplicación",
  },
  states: { works: "Funciona", error: "Meta rechaza" },
  gone: { title: "Esta cuenta no está aquí", text: "Se eliminó o la dirección es errónea." },

  form: {
    headingNew: "Añadir una cuenta de Meta",
    leadNew:
      "Ringbridge prueba el token en Meta antes de guardarlo cifrado. No se vuelve a mostrar; solo se puede sustituir.",
    name: "Nombre",
    nameHint: "Para su propia lista; por ejemplo, el nombre de la empresa.",
    wabaId: "Identificador de la cuenta de WhatsApp Business",
    wabaIdHint:
      "business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp: el identificador bajo el nombre.",
    accessToken: "Token de acceso",
    accessTokenHint:
      "De un usuario del sistema, sin caducidad: Configuración del negocio > Usuarios > Usuarios del sistema > Generar token. Necesita whatsapp_business_management y whatsapp_business_messaging.",
    newAccessToken: "Token de acceso nuevo",
    keepSecret: "Déjelo vacío para conservar el guardado.",
    appId: "Identificador de la aplicación",
    appIdHint:
      "developers.facebook.com > Mis aplicaciones: el identificador en lo alto de la página de su aplicación.",
    appSecret: "Secreto de la aplicación",
    newAppSecret: "Secreto de la aplicación nuevo",
    appSecretHint:
      "Configuración de la aplicación > Básica > Clave secreta > Mostrar. Sin él no se cree ningún webhook y los permisos llegan tarde.",
    show: "Mostrar lo escrito",
    hide: "Ocultar lo escrito",
    optional: "opcional",
    advanced: "Avanzado: un intermediario entre usted y Meta",
    advancedLead:
      "Solo si un intermediario transmite las peticiones a Meta. Para separator: su dirección termina en /api/waba/partner, y el token va con la palabra Token.",
    baseUrl: "Dirección de la Graph API",
    baseUrlHint: "La propia Meta: https://graph.facebook.com/v26.0",
    baseUrlExample: "https://separator.example.com/api/waba/partner",
    authorization: "Palabra ante el token",
    authorizations: { Bearer: "Bearer (Meta)", Token: "Token (separator)" },
    preview: "Las peticiones tendrán esta forma:",
    submit: "Añadir cuenta",
    adding: "Preguntando a Meta…",
    save: "Guardar",
    saving: "Guardando…",
    saved: "Se ha cambiado la cuenta.",
    headingChange: "Cuenta y token",
    faults: {
      "no-name": "Escriba un nombre.",
      "bad-id": "Un identificador de Meta tiene de 5 a 32 cifras y nada más.",
      "no-token": "Escriba el token de acceso.",
      "bad-secret": "Tiene de 8 a 1000 caracteres y ningún espacio. Cópielo de nuevo.",
      "bad-address": "Escriba una dirección como https://graph.facebook.com/v26.0",
      "needs-https": "El token viaja en cada petición: use https.",
      "account-taken": "Esta cuenta ya está aquí.",
      refused: "El backend no acepta este valor.",
    },
  },

  hook: {
    heading: "Webhook",
    lead: "Para que Meta avise enseguida a Ringbridge cuando un cliente permita las llamadas o alguien cambie ajustes. En el panel de aplicaciones de Meta: WhatsApp > Configuración > Webhook > Editar.",
    url: "URL de devolución de llamada",
    token: "Token de verificación",
    fields: "Después, suscríbase a estos campos",
    fieldMeanings: {
      messages: "respuestas de los clientes a las peticiones de permiso",
      account_update: "restricciones e infracciones",
      account_settings_update: "ajustes cambiados en Meta",
    },
    seen: (when) => `Última entrega recibida: ${when}.`,
    never: "Aún no se ha recibido ninguna entrega. Para enviar una, pulse Probar junto a un campo en Meta.",
    noSecret: "No se cree ninguna entrega hasta que introduzca abajo el secreto de la aplicación.",
    copy: "Copiar",
    copied: "Copiado",
    copyOf: (what) => `Copiar: ${what}`,
  },

  page: {
    addNumber: "Añadir un número de esta cuenta",
    lastError: "Meta rechazó la última petición",
    numbersHint: (count) =>
      count === 0
        ? "Aquí todavía no tiene números."
        : `Aquí tiene ${count} ${form(count, { one: "número", other: "números" })}.`,
  },

  remove: {
    heading: "Eliminar esta cuenta",
    hint: "Olvida el token y el webhook. En Meta no cambia nada.",
    hintInUse: "Todavía tiene números. Elimínelos antes.",
    button: "Eliminar la cuenta",
    title: (name) => `¿Eliminar ${name}?`,
    text: "Ringbridge olvida su token y deja de creer las entregas de su webhook. En Meta no cambia nada.",
    yes: "Eliminar",
    no: "Cancelar",
    busy: "Eliminando…",
  },
};
