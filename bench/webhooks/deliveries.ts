import { signatureOf } from "../../lab/meta-stand-in/graph/delivery.ts";

/** Whose webhooks these are. */
export interface Sender {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** The business number, E.164 with its plus. */
  readonly number: string;
  readonly appSecret: string;
}

/** A body as Meta sends it, with its `X-Hub-Signature-256`. */
export interface SignedDelivery {
  /** Who wrote, E.164 with plus: somebody else each time, so that what is made of it can be told apart. */
  readonly customer: string;
  readonly body: string;
  readonly signature: string;
}

/**
 * The delivery in which customer number `index` (0 to 9,999,999) writes to us. What the backend does with it: checks and keeps
 * it, then works out and stores that this customer may be written to for a day, and tells every page.
 * @param now milliseconds since 1970
 */
export function textDelivery(
  { wabaId, phoneNumberId, number, appSecret }: Sender,
  index: number,
  now: number,
): SignedDelivery {
  const waId = `4915${String(index).padStart(9, "0")}`;
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: wabaId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: number.slice(1), phone_number_id: phoneNumberId },
              contacts: [{ profile: { name: `Customer ${String(index)}` }, wa_id: waId }],
              messages: [
                {
                  from: waId,
                  id: `wamid.${Buffer.from(`bench delivery ${String(index).padStart(12, "0")}`).toString("base64")}`,
                  timestamp: String(Math.floor(now / 1000)),
                  type: "text",
                  text: { body: "Hello, could somebody call me about my order, please?" },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  return { customer: `+${waId}`, body, signature: signatureOf(body, appSecret) };
}
