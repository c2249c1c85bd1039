import { z } from "zod";
import { GraphFault } from "./graph-fault.ts";
import { asksPermission } from "./templates.ts";
import type { Template } from "./templates.ts";
import { readBody } from "./settings-request.ts";
import type { World } from "./world.ts";

const body = z.object({
  name: z.string().regex(/^[a-z\d_]{1,512}$/),
  language: z.string(),
  category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]),
  components: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).min(1),
});

/** A new template, which this stand-in approves at once. @throws GraphFault 100 */
export function templateRoute(world: World, value: unknown): unknown {
  const read = readBody(body, value);
  const template: Template = {
    ...read,
    id: String(1_594_425_877_912_000 + world.templates().length),
    status: "APPROVED",
  };
  if (!read.components.some(({ type }) => type.toUpperCase() === "BODY"))
    throw new GraphFault(100, "components: a BODY is needed.");
  if (asksPermission(template) && read.category === "AUTHENTICATION")
    throw new GraphFault(100, "category: a call permission request is MARKETING or UTILITY.");
  if (world.templates().some(({ name, language }) => name === read.name && language === read.language))
    throw new GraphFault(100, "There is already a template with this name and language.");
  world.addTemplate(template);
  return { id: template.id, status: template.status, category: template.category };
}
