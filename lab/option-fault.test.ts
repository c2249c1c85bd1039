import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { optionFault } from "./option-fault.ts";

test.each([
  [["--frob"], "The option --frob is unknown, or its value is missing or one too many."],
  [["--port"], "The option --port is unknown, or its value is missing or one too many."],
  [["--help=yes"], "The option --help is unknown, or its value is missing or one too many."],
  [["now"], '"now" is one word too many.'],
])("%j", (args, sentence) => {
  try {
    parseArgs({ args, options: { port: { type: "string" }, help: { type: "boolean" } } });
    expect.unreachable();
  } catch (error) {
    expect(optionFault(error)).toBe(sentence);
  }
});
