import type * as english from "../en/shortcuts.ts";

export const shortcuts: typeof english.shortcuts = {
  title: "Atajos de teclado",
  close: "Cerrar",
  off: "Los atajos están desactivados en Ajustes.",
  toSettings: "Cambiar los atajos",

  groups: { incoming: "Cuando suena", call: "Durante una llamada", anywhere: "En cualquier lugar" },
  actions: {
    answer: "Responder",
    decline: "Rechazar",
    mute: "Silenciar o activar el micrófono",
    hold: "Poner en espera o recuperar",
    transfer: "Transferir",
    keypad: "Teclado",
    "hang-up": "Colgar",
    "to-call": "Ir a la llamada",
    pause: "Pausa o disponible",
    palette: "Búsqueda y comandos",
    help: "Todos los atajos",
  },
  fixed: {
    type: { keys: "0–9 +", text: "Escribir un número para llamar" },
    recall: { keys: "↑", text: "En la casilla del número: el último" },
    plus: { keys: "⇧ 0", text: "En la casilla del número: +" },
  },

  section: {
    lead: "Funcionan en cualquier lugar de la página y con cualquier distribución de teclado.",
    use: "Usar atajos",
    useHint: "Desactívelos si estorban a otros programas, como un lector de pantalla.",
    on: "Sí",
    off: "No",
    none: "Ninguno",
    change: "Cambiar",
    changeOf: (action) => `Cambiar las teclas: ${action}`,
    remove: "Quitar",
    removeOf: (action) => `Quitar las teclas: ${action}`,
    press: "Pulse las teclas nuevas. Con Esc quedan como están.",
    reset: "Restablecer todo",
    refusals: {
      taken: (action) => `Estas teclas ya se usan: ${action}.`,
      reserved: "El navegador necesita estas teclas.",
      writes: "Estas teclas escriben. Añada Ctrl, Alt u otro modificador.",
    },
  },
};
