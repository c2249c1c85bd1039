import type { MessageTemplate } from "../../core/numbers/call-settings.ts";

/** POST messages that asks for permission to call (Meta: user-call-permissions). */
export function requestBody(
  customer: string,
  { text, template }: { readonly text: string | null; readonly template: MessageTemplate | null },
): unknown {
  const message = { messaging_product: "whatsapp", recipient_type: "individual", ...addressOf(customer) };
  if (template !== null) {
    const { name, language } = template;
    return { ...message, type: "template", template: { name, language: { code: language } } };
  }
  return {
    ...message,
    type: "interactive",
    interactive: {
      type: "call_permission_request",
      action: { name: "call_permission_request" },
      ...(text !== null && text.trim() !== "" && { body: { text } }),
    },
  };
}

/** A telephone number as `to`, without its plus; a business-scoped id as `recipient`. */
const addressOf = (customer: string) =>
  customer.startsWith("+") ? { to: customer.slice(1) } : { recipient: customer };

export const permissionQuery = (customer: string): Readonly<Record<string, string>> =>
  customer.startsWith("+") ? { user_wa_id: customer.slice(1) } : { recipient: customer };
