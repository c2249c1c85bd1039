import { z } from "zod";
import { GraphFault } from "./graph-fault.ts";
import { messageId } from "./ids.ts";
import { isWindowOpen } from "./pair.ts";
import type { PermissionRequest } from "./pair.ts";
import { requestPermission } from "./permissions.ts";
import { canBePerson, personOf } from "./person.ts";
import type { Person } from "./person.ts";
import { readBody } from "./settings-request.ts";
import { asksPermission, bodyText, variablesIn } from "./templates.ts";
import { undeliverable } from "./webhook-values.ts";
import type { PhoneNumber, World } from "./world.ts";

const address = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
};
const textBody = z.object({ body: z.string().min(1).max(4096) });
const permissionRequest = z.strictObject({
  type: z.literal("call_permission_request"),
  action: z.strictObject({ name: z.literal("call_permission_request") }),
  body: z.strictObject({ text: z.string().max(1024) }).optional(),
});
const callButton = z.looseObject({
  type: z.literal("voice_call"),
  body: z.strictObject({ text: z.string().max(1024) }),
  action: z.strictObject({
    name: z.literal("voice_call"),
    parameters: z.strictObject({
      display_text: z.string().max(20).optional(),
      ttl_minutes: z.int().min(1).max(43_200).optional(),
      payload: z.string().max(512).optional(),
    }),
  }),
});
const template = z.object({
  name: z.string(),
  language: z.object({ code: z.string() }),
  components: z
    .array(
      z.object({
        type: z.string(),
        parameters: z.array(z.object({ type: z.string(), text: z.string().optional() })).optional(),
      }),
    )
    .optional(),
});

const message = z.discriminatedUnion("type", [
  z.object({ ...address, type: z.literal("text"), text: textBody }),
  z.object({
    ...address,
    type: z.literal("interactive"),
    interactive: z.discriminatedUnion("type", [permissionRequest, callButton]),
  }),
  z.object({ ...address, type: z.literal("template"), template }),
]);
type Message = z.output<typeof message>;

/** What POST messages answers. */
export interface SentMessage {
  readonly answer: unknown;
  /** The request for permission that it was, if it was one. */
  readonly request: { readonly id: string; readonly person: Person } | undefined;
}

/**
 * The business writes to a customer: text, call button, request for permission, template.
 * @throws GraphFault by Meta's rules; 131047 stands for the closed window, where the documentation names no code.
 */
export function sendMessage(world: World, number: PhoneNumber, body: unknown): SentMessage {
  const read = readBody(message, body);
  const addressed = read.to ?? read.recipient;
  if (addressed === undefined) throw new GraphFault(100, "to: one of to and recipient is needed.");
  if (!canBePerson(addressed)) throw new GraphFault(100, "to: is no phone number.");
  const person = personOf(addressed);
  checkRecipient(world, number, person, read);
  const asked = askedIn(world, read);
  const request = asked && requestPermission(world, number, person, asked);
  const id = request?.id ?? messageId();
  const { userId } = person;
  if (userId === undefined) world.publish(undeliverable(number, person, id, world.clock.now()));
  const contact = {
    input: addressed,
    wa_id: person.waId,
    ...(userId === undefined ? {} : { user_id: userId }),
  };
  return {
    request: request && userId !== undefined ? { id, person } : undefined,
    answer: { messaging_product: "whatsapp", contacts: [contact], messages: [{ id }] },
  };
}

function checkRecipient(world: World, number: PhoneNumber, person: Person, { type }: Message): void {
  if (number.kind === "test" && !person.customer)
    throw new GraphFault(131030, "Recipient phone number not in allowed list.");
  if (type !== "template" && !isWindowOpen(world.pair(number, person.key), world.clock.now()))
    throw new GraphFault(
      131047,
      "More than 24 hours have passed since the customer last replied to this number.",
    );
}

/** The question in a message, if there is one. */
function askedIn(world: World, read: Message): Pick<PermissionRequest, "form" | "text"> | undefined {
  switch (read.type) {
    case "text":
      return undefined;
    case "interactive":
      return read.interactive.type === "call_permission_request"
        ? { form: "free-form", text: read.interactive.body?.text ?? "" }
        : undefined;
    case "template":
      return askedByTemplate(world, read.template);
  }
}

function askedByTemplate(
  world: World,
  { name, language: { code }, components = [] }: z.output<typeof template>,
): Pick<PermissionRequest, "form" | "text"> | undefined {
  const found = world
    .templates()
    .find((each) => each.name === name && each.language === code && each.status === "APPROVED");
  if (!found) throw new GraphFault(132001, `template name (${name}) does not exist in ${code}`);
  const body = components.find(({ type }) => type.toLowerCase() === "body");
  const values = body?.parameters?.map(({ text }) => text ?? "") ?? [];
  if (values.length !== variablesIn(found))
    throw new GraphFault(132000, `body: ${String(values.length)} parameters do not fit ${name}`);
  return asksPermission(found) ? { form: "template", text: bodyText(found, values) } : undefined;
}
