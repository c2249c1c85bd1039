import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BadValues } from "./faults.ts";
import { renderSamples } from "./render.ts";
import type { SampleValuesInput } from "./values.ts";
import { DirectoryTaken } from "./write-whole.ts";
import { options, usage, valuesFromFlags } from "./flags.ts";

/** `npm run asterisk:render -- --help` */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values: flags, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (flags.help === true || args.length === 0) {
      console.log(usage);
      return 0;
    }
    const [target, ...rest] = positionals;
    if (target === undefined || rest.length > 0)
      return complain("Name one directory to render into, such as ./pbx. See --help.");
    const file: unknown = flags.values === undefined ? {} : await readValues(flags.values);
    const managed = flags.managed === true ? { businessNumbers: [], agents: [] } : {};
    const given: object = { ...managed, ...(file as object), ...valuesFromFlags(flags) };
    // renderSamples checks everything; until then it is only what somebody typed.
    const input = given as SampleValuesInput;
    const rendered = await renderSamples(input, target, { force: flags.force === true });
    console.log(report(rendered, input));
    return 0;
  } catch (error) {
    return complain(wordsOf(error));
  }
}

function report(rendered: Awaited<ReturnType<typeof renderSamples>>, input: SampleValuesInput): string {
  const { directory, files, values } = rendered;
  const madeUp = input.businessNumbers.filter(({ metaPassword }) => metaPassword === undefined);
  return [
    `${files.length} files in ${directory}, readable by you only.`,
    `Asterisk must find them in ${values.installedIn}.`,
    "values.json there holds every password, and renders the same again with --values. Asterisk does not need it.",
    ...madeUp.map(
      ({ number }) =>
        `The SIP password of ${number} is made up. Put in the one that Meta shows, or Meta refuses calls.`,
    ),
    ...(values.certificates === "local"
      ? ["keys/ca.pem is the authority your browser would have to trust. Its key is not kept."]
      : []),
  ].join("\n");
}

async function readValues(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8");
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === "object" && values !== null && !Array.isArray(values)) return values;
  } catch {
    // Told below, for a list or a bare word in the file needs the same remedy.
  }
  throw new BadValues([
    { value: file, problem: "is not a JSON object; see asterisk-samples/README.md for one" },
  ]);
}

function wordsOf(error: unknown): string {
  if (error instanceof BadValues)
    return ["Nothing was written. Mend these:", ...error.message.split("\n").map((line) => `  ${line}`)].join(
      "\n",
    );
  if (error instanceof DirectoryTaken) return `Nothing was written. ${error.message}`;
  if (error instanceof TypeError && "code" in error) return `${error.message} See --help.`; // parseArgs
  return `Nothing was written. ${error instanceof Error ? error.message : String(error)}`;
}

function complain(text: string): number {
  console.error(text);
  return 1;
}
