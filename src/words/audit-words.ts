import { audit } from "./en-audit.ts";

/** The texts of the audit log, apart from `words` so that only that screen loads them. */
export const auditWords: typeof audit = audit;
