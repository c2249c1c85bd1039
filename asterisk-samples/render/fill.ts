import { everywhere, perAgent, perNetwork, perNumber, replaceAll, replacements } from "./placeholders.ts";
import type { Rendering, Replacement } from "./placeholders.ts";

/**
 * Fills one sample. Besides the example values a sample holds blocks, as comments, so that it is a valid
 * file as it stands:
 *
 *   ;<each agents> … ;</each>           once per element
 *   ;<only externalAddress> … ;</only>  left out when the value is absent
 */
export function fill(sample: string, rendering: Rendering): string {
  const common = replacements(everywhere, rendering);
  const filled: string[] = [];
  let block: { readonly copies: readonly Replacement[][]; readonly lines: string[] } | undefined;

  for (const line of sample.split("\n")) {
    const opening = /^[;#]<(each|only) (\w+)>$/.exec(line);
    if (opening !== null) {
      block = { copies: copiesOf(opening[2] ?? "", rendering), lines: [] };
    } else if (/^[;#]<\/(each|only)>$/.test(line) && block !== undefined) {
      for (const own of block.copies)
        filled.push(...block.lines.map((text) => replaceAll(text, [...common, ...own])));
      block = undefined;
    } else if (block !== undefined) {
      block.lines.push(line);
    } else {
      filled.push(replaceAll(line, common));
    }
  }
  if (block !== undefined) throw new Error("a block is opened and never closed");
  return filled.join("\n");
}

/** The replacements of each copy of a block: none of it, one, or one per element. */
function copiesOf(name: string, rendering: Rendering): Replacement[][] {
  switch (name) {
    case "businessNumbers":
      return rendering.businessNumbers.map((number) => replacements(perNumber, number));
    case "agents":
      return rendering.agents.map((agent) => replacements(perAgent, agent));
    case "localNets":
      return rendering.localNets.map((network) => replacements(perNetwork, network));
    case "externalAddress":
      return rendering.externalAddress === undefined ? [] : [[]];
    case "localAddress":
      return rendering.localAddress === undefined ? [] : [[]];
    default:
      throw new Error(`a sample has a block for "${name}", which is no value`);
  }
}
