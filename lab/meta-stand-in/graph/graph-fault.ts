import { randomBytes } from "node:crypto";

/**
 * Meta's error catalogue, as far as these requests can run into it: HTTP status and message. The last four are not in
 * the calling documentation; they are the general ones of the Graph API and of messages.
 */
const CATALOGUE = {
  100: { status: 400, message: "Invalid parameter" },
  613: { status: 429, message: "Calls to this api have exceeded the rate limit." },
  131026: { status: 400, message: "Message undeliverable" },
  131030: { status: 400, message: "Recipient phone number not in allowed list" },
  131044: { status: 400, message: "Business eligibility payment issue" },
  131055: { status: 400, message: "Method not allowed" },
  138000: { status: 401, message: "Calling not enabled" },
  138009: { status: 400, message: "Call permission request limit hit" },
  138014: { status: 400, message: "Calling temporarily disabled" },
  138015: { status: 400, message: "Calling cannot be enabled" },
  138017: { status: 400, message: "Call permission request cannot be sent" },
  138018: { status: 400, message: "Calling prerequisites are not met" },
  190: { status: 401, message: "Invalid OAuth access token - Cannot parse access token" },
  2500: { status: 400, message: "Unknown path components" },
  131047: { status: 400, message: "Re-engagement message" },
  132000: { status: 400, message: "Number of parameters does not match the expected number of params" },
  132001: { status: 404, message: "Template name does not exist in the translation" },
} as const;

export type FaultCode = keyof typeof CATALOGUE;

/** The Graph API's own faults have no number in their text and none of WhatsApp's details. */
const isGeneral = (code: FaultCode): boolean => code === 190 || code === 2500;

/** A refusal of the Graph API. */
export class GraphFault extends Error {
  override readonly name = "GraphFault";
  readonly code: FaultCode;
  readonly status: number;
  readonly details: string;
  constructor(code: FaultCode, details: string) {
    super(isGeneral(code) ? CATALOGUE[code].message : `(#${String(code)}) ${CATALOGUE[code].message}`);
    this.code = code;
    this.status = CATALOGUE[code].status;
    this.details = details;
  }
}

/** The body Meta answers with. */
export function faultBody({ code, message, details }: GraphFault): unknown {
  return {
    error: {
      message,
      type: "OAuthException",
      code,
      ...(isGeneral(code) ? {} : { error_data: { messaging_product: "whatsapp", details } }),
      fbtrace_id: `A${randomBytes(16).toString("base64url")}`,
    },
  };
}
