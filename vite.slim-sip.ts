import type { Plugin } from "vite";

/** A node of a script's syntax tree (ESTree), as far as it is looked at here. */
type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/**
 * sip.js as far as a phone of ours uses it. It holds a media side of its own ready for whoever brings none; calls here bring
 * theirs (src/sip/description-handler.ts). And it tells a log what it does, in two levels that src/sip/user-agent.ts
 * passes on to nobody: what is said there need not be loaded. Warnings and errors stay.
 */
export function slimSip(): Plugin {
  return {
    name: "ringbridge-slim-sip",
    apply: "build",
    load: (file) =>
      file.endsWith("/session-description-handler-factory-default.js")
        ? "export const defaultSessionDescriptionHandlerFactory = () => undefined;"
        : null,
    transform(code, file) {
      if (!/\/node_modules\/sip\.js\/lib\/.+\.js$/.test(file)) return null;
      let left = code;
      for (const { start, end } of toldToNobody(this.parse(code) as unknown as Node))
        // As long as before, so that the places of everything else stay right.
        left = left.slice(0, start) + ";".padEnd(end - start) + left.slice(end);
      return { code: left, map: null };
    },
  };
}

/** The statements that only say something at the levels `log` and `debug`. */
function toldToNobody(node: Node): readonly Node[] {
  if (node.type === "ExpressionStatement" && isTold(node["expression"])) return [node];
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).flatMap(toldToNobody),
  );
}

/** `this.logger.debug(…)`, `logger.log(…)` */
function isTold(call: unknown): boolean {
  if (!isNode(call) || call.type !== "CallExpression") return false;
  const { callee } = call;
  if (!isNode(callee) || callee.type !== "MemberExpression") return false;
  const { object, property } = callee;
  return nameOf(property) === "log" || nameOf(property) === "debug"
    ? isNode(object) && nameOf(object.type === "MemberExpression" ? object["property"] : object) === "logger"
    : false;
}

const nameOf = (node: unknown): unknown => (isNode(node) && node.type === "Identifier" ? node["name"] : null);
