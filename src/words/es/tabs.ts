import type * as english from "../en/tabs.ts";

export const tabs: typeof english.tabs = {
  titles: {
    idle: "Su teléfono está en otra pestaña",
    inCall: "Esta llamada se oye en otra pestaña",
  },
  meaning: "Las llamadas suenan y se oyen allí. También puede responderlas y manejarlas aquí.",
  staying: "No se puede traer aquí mientras suena, llama o está en una conferencia.",
};
