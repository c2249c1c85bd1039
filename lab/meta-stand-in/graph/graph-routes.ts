import { applySettings } from "./apply-settings.ts";
import { announcedChange, showSettings } from "./call-settings.ts";
import { GraphFault } from "./graph-fault.ts";
import type { GraphRequest } from "./graph-request.ts";
import { sipPassword } from "./ids.ts";
import { sendMessage } from "./messages.ts";
import { showNumber, showWith } from "./number-fields.ts";
import { permissionAnswer } from "./pair.ts";
import { callingFault } from "./permissions.ts";
import { canBePerson, personOf } from "./person.ts";
import type { Person } from "./person.ts";
import { readSettingsRequest } from "./settings-request.ts";
import { subscribedApps } from "./subscribed-apps.ts";
import { templateRoute } from "./template-route.ts";
import { settingsUpdate } from "./webhook-values.ts";
import type { App, PhoneNumber, World } from "./world.ts";

/** What the Graph API reaches beyond its own data. */
export interface GraphContext {
  readonly world: World;
  /** A customer's phone shows a request for permission. */
  onAsked(request: { readonly id: string; readonly person: Person }): void;
  /** The phones that call us use a number's new password from now on. */
  onServersChanged(number: PhoneNumber): Promise<void>;
  /** @throws GraphFault 613 when too many come. */
  countPermissionQuestion(): void;
}

/** @throws GraphFault, which is the answer then. */
export async function answerGraph(context: GraphContext, request: GraphRequest): Promise<unknown> {
  const { world } = context;
  const app = world.apps().find(({ token }) => token === request.token);
  if (!app) throw new GraphFault(190, "");
  const [, id = "", edge = "", ...rest] = request.path.split("/");
  if (rest.length > 0) throw unknownPath(request);
  if (id === world.wabaId) return answerAccount(world, app, edge, request);
  const number = world.numbers().find((each) => each.id === id);
  if (number) return answerNumber(context, app, number, edge, request);
  throw new GraphFault(
    100,
    `Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  );
}

const unknownPath = ({ path }: GraphRequest): GraphFault =>
  new GraphFault(2500, `Unknown path components: ${path}`);

async function answerAccount(world: World, app: App, edge: string, request: GraphRequest): Promise<unknown> {
  const fields = request.query.get("fields")?.split(",");
  switch (edge) {
    case "":
      return showWith(
        { id: world.wabaId, name: "Ringbridge Demo", timezone_id: "1", currency: "EUR" },
        fields,
      );
    case "phone_numbers":
      return list(world.numbers().map((number) => showNumber(world, number, fields)));
    case "message_templates":
      return request.method === "POST"
        ? templateRoute(world, request.body)
        : list(world.templates().map((template) => showWith({ ...template }, fields)));
    case "subscribed_apps":
      return subscribedApps(world, app, request);
    default:
      throw unknownPath(request);
  }
}

const list = (data: readonly unknown[]): unknown => ({
  data,
  paging: { cursors: { before: "QVFI", after: "QVFJ" } },
});

async function answerNumber(
  context: GraphContext,
  app: App,
  number: PhoneNumber,
  edge: string,
  request: GraphRequest,
): Promise<unknown> {
  const { world } = context;
  const { method, query, body } = request;
  switch (`${method} ${edge}`) {
    case "GET ":
      return showNumber(world, number, query.get("fields")?.split(","));
    case "GET settings":
      return {
        calling: showSettings(number.settings, {
          credentialsOf: query.get("include_sip_credentials") === "true" ? app.id : undefined,
          restrictions: number.restrictions.filter(({ expiration }) => expiration * 1000 > world.clock.now()),
        }),
      };
    case "POST settings":
      return changeSettings(context, app, number, body);
    case "GET call_permissions":
      return answerPermissions(context, number, query);
    case "POST messages": {
      const { answer, request: asked } = sendMessage(world, number, body);
      if (asked) context.onAsked(asked);
      return answer;
    }
    case "POST calls":
      if (number.settings.sip.status === "ENABLED")
        throw new GraphFault(131055, "The calls API is not allowed on a number with SIP enabled.");
      throw new GraphFault(100, "This stand-in makes calls over SIP only.");
    default:
      throw unknownPath(request);
  }
}

async function changeSettings(
  context: GraphContext,
  app: App,
  number: PhoneNumber,
  body: unknown,
): Promise<unknown> {
  const { world } = context;
  const settings = applySettings(number.settings, readSettingsRequest(body), {
    appId: app.id,
    messagingLimit: number.messagingLimit,
    payment: number.payment,
    callsSubscribed: world
      .apps()
      .some(({ subscription, fields }) => subscription === "subscribed" && fields.includes("calls")),
    makePassword: sipPassword,
  });
  const changed = { ...number, settings };
  world.setNumber(changed);
  await context.onServersChanged(changed);
  const announced = announcedChange(number.settings, settings);
  if (announced) world.publish(settingsUpdate(number, announced, world.clock.now()));
  return { success: true };
}

function answerPermissions(context: GraphContext, number: PhoneNumber, query: URLSearchParams): unknown {
  context.countPermissionQuestion();
  const { world } = context;
  const asked = query.get("user_wa_id") ?? query.get("recipient");
  if (!asked || !canBePerson(asked))
    throw new GraphFault(100, "One of user_wa_id and recipient is needed, as a number or an id.");
  const now = world.clock.now();
  const calling = callingFault(number, now) ? "impossible" : "possible";
  return permissionAnswer(world.pair(number, personOf(asked).key), number.kind, calling, now);
}
