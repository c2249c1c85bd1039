/** A message template of the account. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
  readonly status: "APPROVED" | "PENDING" | "REJECTED";
  readonly components: readonly TemplateComponent[];
}

export interface TemplateComponent {
  readonly type: string;
  readonly text?: string | undefined;
}

/** What the account has from the start: one that asks for permission, one that does not, and one not yet approved. */
export const firstTemplates: readonly Template[] = [
  {
    id: "1594425877911001",
    name: "may_we_call",
    language: "en",
    category: "UTILITY",
    status: "APPROVED",
    components: [
      { type: "BODY", text: "May we call you on WhatsApp about your order?" },
      { type: "call_permission_request" },
    ],
  },
  {
    id: "1594425877911002",
    name: "order_sent",
    language: "en",
    category: "UTILITY",
    status: "APPROVED",
    components: [{ type: "BODY", text: "Your order {{1}} is on its way." }],
  },
  {
    id: "1594425877911003",
    name: "spring_call_permission",
    language: "en",
    category: "MARKETING",
    status: "PENDING",
    components: [
      { type: "BODY", text: "Our spring offers are here. May we call you?" },
      { type: "call_permission_request" },
    ],
  },
];

/** Whether sending it asks for permission to call. */
export const asksPermission = ({ components }: Template): boolean =>
  components.some(({ type }) => type.toLowerCase() === "call_permission_request");

/** How many values its body asks for. */
export function variablesIn({ components }: Template): number {
  const text = components.find(({ type }) => type.toUpperCase() === "BODY")?.text ?? "";
  return new Set(text.match(/\{\{\d+\}\}/g)).size;
}

/** The text a customer reads. */
export function bodyText({ components }: Template, parameters: readonly string[]): string {
  const text = components.find(({ type }) => type.toUpperCase() === "BODY")?.text ?? "";
  return text.replaceAll(/\{\{(\d+)\}\}/g, (_, place: string) => parameters[Number(place) - 1] ?? "");
}
