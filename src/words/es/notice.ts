import type * as english from "../en/notice.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const notice: typeof english.notice = {
  start: {
    check: "Comprobar este equipo",
    cannotRing: {
      title: "Esta pestaña aún no puede sonar: haga clic aquí",
      text: "Los navegadores silencian una página hasta que alguien hace clic en ella. La llamada se vería, pero no se oiría.",
    },
    notBegun: {
      title: "Empezar el turno",
      text: "Sonará un tono breve y el navegador pedirá el micrófono y las notificaciones. Así no se pierde ninguna llamada.",
    },
    begin: "Empezar turno",
  },

  call: {
    title: (count) => form(count, { one: "Llamada entrante", other: `${count} llamadas entrantes` }),
    body: (who, to) => (to === null ? who : `${who}, a ${to}`),
    somebody: "Llama un cliente",
    answer: "Contestar",
    decline: "Rechazar",
  },

  update: {
    title: "Hay una versión nueva de Ringbridge",
    text: "Llega al volver a cargar esta página. Es un momento.",
    load: "Volver a cargar",
  },

  link: {
    title: (who) => `¿Llamar a ${who}?`,
    from: (business) => `Un enlace pide esta llamada. Saldrá desde ${business}.`,
    text: "Un enlace pide esta llamada.",
    notNow: "Ahora no se puede llamar. El número puede esperar en la casilla de marcación.",
    call: "Llamar",
    draft: "Llevar a la casilla",
    no: "No llamar",
    faulty: "Este enlace no contiene ningún número",
    faultyText: (wanted) => (wanted === "" ? "No contiene nada." : `Contiene «${wanted}».`),
    close: "Cerrar",
  },

  small: {
    open: "Ventana pequeña",
    openHint: "Una ventana pequeña para esta llamada, encima de todas las demás",
    close: "Cerrar la ventana pequeña",
    title: "Llamada – Ringbridge",
    failed:
      "El navegador no abrió la ventana. Permita las ventanas emergentes de este sitio e inténtelo de nuevo.",
    others: (count) => form(count, { one: "y 1 llamada más", other: `y ${count} llamadas más` }),
  },

  settings: {
    title: "Avisos",
    notifications: "Notificaciones",
    states: {
      granted: "Permitidas. Una llamada aparece encima de otros programas mientras se mira a otra parte.",
      prompt:
        "Aún no se han pedido. Con ellas, una llamada aparece encima de otros programas mientras se mira a otra parte.",
      denied:
        "Bloqueadas. Las llamadas siguen sonando en esta pestaña. Se permiten en la configuración del sitio, junto a la dirección.",
      unknown: "Este navegador no las tiene. Las llamadas siguen sonando en esta pestaña.",
    },
    ask: "Permitir notificaciones",
    example: "Mostrar un ejemplo",
    exampleTitle: "Así se ve una llamada",
    exampleBody: "María Ortega, a Soporte",
    naming: "Mostrar quién llama",
    namingHint:
      "Desactivado: el aviso solo dice que llama un cliente. Otras personas pueden ver su pantalla.",
    on: "Sí",
    off: "No",
    links: "Enlaces de teléfono",
    linksHint:
      "Los números de otras páginas (enlaces tel:) se abren aquí. No se marca nada sin su confirmación. El navegador pregunta una vez.",
    register: "Abrir aquí los enlaces de teléfono",
    registered: "Se ha preguntado al navegador.",
    install: "Como aplicación",
    installHint: "En una ventana propia, con un lugar entre sus programas.",
    installNow: "Instalar Ringbridge",
  },

  headset: {
    title: "Auriculares",
    lead: "Contestar, colgar y silenciar con los botones de unos auriculares USB.",
    unsupported: "Este navegador no oye los botones de unos auriculares. Chrome y Edge en un ordenador sí.",
    none: "No hay auriculares conectados. Para el sonido no hace falta: su micrófono y su altavoz se eligen como cualquier otro.",
    choose: "Conectar auriculares",
    another: "Conectar otros",
    forget: "Desconectar",
    connected: (name) => `Conectado: ${name}.`,
    has: { hook: "Contestar y colgar", mute: "Silenciar", lights: "Luces" },
    hasNot: { hook: "Sin botón de contestar", mute: "Sin botón de silencio", lights: "Sin luces" },
    unnamed: "Los auriculares",
    noButtons: (name) => `${name}: no hay botones que sirvan para llamadas. El sonido funciona igualmente.`,
    busy: (name) => `Otro programa u otra pestaña usa ${name}. Ciérrelo allí y vuelva a conectar.`,
    loading: "Buscando auriculares…",
  },
};
