import type * as english from "../en/settings.ts";

export const settings: typeof english.settings = {
  title: "Ajustes",
  check: {
    title: "Comprobación",
    lead: "Micrófono, altavoz, red y una llamada medida al servidor telefónico: ¿está todo listo?",
    open: "Abrir la comprobación",
  },
  appearance: {
    title: "Aspecto e idioma",
    theme: "Aspecto",
    themes: { system: "Sistema", light: "Claro", dark: "Oscuro" },
    language: "Idioma",
    fromBrowser: "El del navegador",
    reload: "La página se vuelve a cargar en el nuevo idioma.",
    afterCall: "Termine antes la llamada: para otro idioma hay que volver a cargar la página.",
  },
};
