import { driftRemedies, driftTellings, settingNames } from "./en-drift.ts";
import { panel } from "./en-panel.ts";

/** The texts of the companion panel, apart from `words`: they come with the panel, after the phone. */
export const panelWords: typeof panel = panel;
export const driftWords: {
  readonly tellings: typeof driftTellings;
  readonly remedies: typeof driftRemedies;
  readonly settingNames: typeof settingNames;
} = { tellings: driftTellings, remedies: driftRemedies, settingNames };
