import { z } from "zod";
import { handshake } from "./delivery.ts";
import { GraphFault } from "./graph-fault.ts";
import type { GraphRequest } from "./graph-request.ts";
import { readBody } from "./settings-request.ts";
import type { App, World } from "./world.ts";

/** Not in the calling documentation: a callback of this account's own instead of the one in the app's dashboard. */
const body = z.object({
  override_callback_uri: z.string().optional(),
  verify_token: z.string().optional(),
});

/** GET, POST and DELETE of an account's subscribed_apps. */
export async function subscribedApps(world: World, app: App, request: GraphRequest): Promise<unknown> {
  switch (request.method) {
    case "GET":
      return {
        data: world
          .apps()
          .filter(({ subscription }) => subscription === "subscribed")
          .map(({ id, name }) => ({
            whatsapp_business_api_data: { id, name, link: "https://example.com/" },
          })),
      };
    case "POST": {
      const { override_callback_uri: url, verify_token: verifyToken } = readBody(body, request.body ?? {});
      if (url === undefined) world.setApp({ ...app, subscription: "subscribed" });
      else await override(world, app, { url, verifyToken: verifyToken ?? "" });
      return { success: true };
    }
    case "DELETE":
      world.setApp({ ...app, subscription: "unsubscribed" });
      return { success: true };
    default:
      throw new GraphFault(100, `Unsupported ${request.method.toLowerCase()} request.`);
  }
}

async function override(
  world: World,
  app: App,
  callback: { url: string; verifyToken: string },
): Promise<void> {
  if (app.subscription !== "subscribed")
    throw new GraphFault(
      100,
      "Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account",
    );
  const fault = await handshake(callback);
  if (fault !== undefined) throw new GraphFault(100, `override_callback_uri: ${fault}`);
  world.setApp({ ...app, callback });
}
