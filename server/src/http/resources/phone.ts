import { getOwnLine } from "../../use-cases/phone/get-own-line.ts";
import { issuePhoneCredentials } from "../../use-cases/phone/issue-phone-credentials.ts";
import { reportOwnLine } from "../../use-cases/phone/report-own-line.ts";
import { revokePhoneCredentials } from "../../use-cases/phone/revoke-phone-credentials.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { Handlers } from "../operation.ts";
import { toTime } from "../times.ts";
import { shown } from "./outcomes.ts";
import { toPhone } from "./phone-json.ts";

type PhoneOperations = "issuePhoneCredentials" | "revokePhoneCredentials" | "getOwnLine" | "reportOwnLine";

export function phoneHandlers(ports: Ports): Pick<Handlers, PhoneOperations> {
  return {
    issuePhoneCredentials: async ({ actor }) =>
      shown(await issuePhoneCredentials(ports, actor), (credentials) => ({
        ...credentials,
        expiresAt: toTime(credentials.expiresAt),
      })),

    revokePhoneCredentials: ({ actor }) => revokePhoneCredentials(ports, actor),

    getOwnLine: ({ actor }) => shown(getOwnLine(ports, actor), toPhone),

    reportOwnLine: ({ actor, body }) => reportOwnLine(ports, actor, body.line),
  };
}
