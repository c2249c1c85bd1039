import { z } from "zod";

/** What we read of Asterisk's REST interface (rest-api/api-docs of Asterisk 22). What we do not use is not asked for. */

/** `2026-11-21T09:22:34.913+0000`, in milliseconds. */
const AriTime = z.string().transform((text, context) => {
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  if (Number.isNaN(time)) context.addIssue({ code: "custom", message: "is no time" });
  return time;
});

const Party = z.object({ name: z.string(), number: z.string() });

/** `PJSIP/wa-12145551869-0000000a`: the endpoint is between. Other technologies have none that we know. */
const pjsipChannel = /^PJSIP\/(.+)-[0-9a-f]{8,}$/;

export const AriChannel = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Down, Ring (it calls us), Ringing (we call it), Up, … */
    state: z.string(),
    caller: Party,
    connected: Party,
    dialplan: z.object({
      context: z.string(),
      exten: z.string(),
      app_name: z.string().default(""),
      app_data: z.string().default(""),
    }),
    creationtime: AriTime,
  })
  .transform(({ name, ...channel }) => ({ ...channel, endpoint: pjsipChannel.exec(name)?.[1] ?? null }));

export type AriChannel = z.output<typeof AriChannel>;

export const AriChannels = z.array(AriChannel);
export const AriEndpoints = z.array(
  z.object({ technology: z.string(), resource: z.string(), state: z.string().optional() }),
);
export const AriBridges = z.array(z.object({ channels: z.array(z.string()), creationtime: AriTime }));
/** `PJSIP`, the technology, stands for all its endpoints. */
export const AriApplication = z.object({ endpoint_ids: z.array(z.string()) });
export const AriVariable = z.object({ value: z.string() });
export const AriAttributes = z.array(z.object({ attribute: z.string(), value: z.string() }));

const channel = AriChannel;

const AriEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("ContactStatusChange"),
    contact_info: z.object({
      uri: z.string(),
      aor: z.string(),
      contact_status: z.string(),
      roundtrip_usec: z.coerce.number().optional(),
    }),
  }),
  z.object({ type: z.literal("ChannelCreated"), channel }),
  z.object({ type: z.literal("ChannelStateChange"), channel }),
  z.object({ type: z.literal("ChannelConnectedLine"), channel }),
  z.object({ type: z.literal("ChannelDestroyed"), channel }),
  z.object({
    type: z.literal("Dial"),
    caller: channel.optional(),
    peer: channel,
    dialstatus: z.string(),
    dialstring: z.string().default(""),
  }),
  // The channel that a SIP MESSAGE's dialplan runs on is no endpoint's, so its UserEvent does not reach us. This does,
  // once that dialplan is through (Asterisk 22.10.1).
  z.object({
    type: z.literal("TextMessageReceived"),
    endpoint: z.object({ technology: z.string(), resource: z.string() }).optional(),
    message: z.object({ to: z.string() }),
  }),
  z.object({
    type: z.literal("ChannelUserevent"),
    channel: channel.optional(),
    eventname: z.string(),
    userevent: z.record(z.string(), z.unknown()),
  }),
]);

export type AriEvent = z.output<typeof AriEvent>;

/** All that we let Asterisk send (`eventFilter`): a call has a hundred events besides. */
export const wantedEvents: readonly AriEvent["type"][] = [
  "ContactStatusChange",
  "ChannelCreated",
  "ChannelStateChange",
  "ChannelConnectedLine",
  "ChannelDestroyed",
  "Dial",
  "ChannelUserevent",
  "TextMessageReceived",
];

export type ReadEvent =
  | { readonly kind: "event"; readonly event: AriEvent }
  /** Another kind than ours; Asterisk sends some whatever one filters. */
  | { readonly kind: "other" }
  /** One of ours, in a shape that we do not know. */
  | { readonly kind: "unreadable"; readonly type: string };

const Typed = z.object({ type: z.string() });

export function readEvent(text: string): ReadEvent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: "unreadable", type: "no JSON" };
  }
  const type = Typed.safeParse(json).data?.type ?? "no type";
  const event = AriEvent.safeParse(json);
  if (event.success) return { kind: "event", event: event.data };
  return wantedEvents.some((wanted) => wanted === type) ? { kind: "unreadable", type } : { kind: "other" };
}
