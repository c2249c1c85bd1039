import * as english from "./en/audit.ts";
import { spoken } from "./language.ts";

/** The texts of the audit log, apart from `words` so that only that screen loads them. */
export const auditWords = spoken("audit", english).audit;
