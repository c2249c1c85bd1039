import * as englishDrift from "./en/drift.ts";
import * as englishPanel from "./en/panel.ts";
import { spoken } from "./language.ts";

/** The texts of the companion panel, apart from `words`: they come with the panel, after the phone. */
export const panelWords = spoken("panel", englishPanel).panel;
const { driftTellings, driftRemedies, settingNames } = spoken("drift", englishDrift);
export const driftWords = { tellings: driftTellings, remedies: driftRemedies, settingNames };
