import type * as english from "../en/absence.ts";
import { pluralOf } from "../plural.ts";

const form = pluralOf("es");

export const absence: typeof english.absence = {
  titles: {
    slept: (from, to) => `Este equipo estuvo en reposo de ${from} a ${to}`,
    paused: (from, to) => `El navegador dejó esta página en pausa de ${from} a ${to}`,
    "put-away": (from, to) => `El navegador cerró esta página en segundo plano de ${from} a ${to}`,
  },
  meaning: "En ese tiempo no pudo sonar aquí ninguna llamada.",
  missed: (count) =>
    count === 0
      ? "No se perdió ninguna llamada."
      : form(count, { one: `Se perdió ${count} llamada.`, other: `Se perdieron ${count} llamadas.` }),
  dismiss: "Cerrar",
};
