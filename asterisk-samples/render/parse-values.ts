import type { z } from "zod";
import { acrossValues } from "./across-values.ts";
import { BadValues, type Fault } from "./faults.ts";
import { exampleValues, SampleValues } from "./values.ts";

/**
 * Checks what a person gave.
 *
 * @throws BadValues naming every fault. A value that is wrong by itself is stood in for by its example,
 * so that what two other values get wrong together is found in the same run.
 */
export function parseValues(input: unknown): SampleValues {
  const parsed = SampleValues.safeParse(input);
  if (parsed.success) {
    const faults = acrossValues(parsed.data);
    if (faults.length > 0) throw new BadValues(faults);
    return parsed.data;
  }
  const alone = parsed.error.issues.flatMap((issue) => faultsOf(issue, input));
  const faulty = new Set(alone.map(({ value }) => topOf(value)));
  const mended = SampleValues.safeParse(standIn(input, faulty));
  const together = mended.success ? acrossValues(mended.data) : [];
  throw new BadValues([...alone, ...together.filter(({ value }) => !faulty.has(topOf(value)))]);
}

/** The examples, but for their secrets, which would be refused. */
const standIns = {
  ...exampleValues,
  businessNumbers: exampleValues.businessNumbers.map(({ number }) => ({ number })),
  agents: exampleValues.agents.map(({ extension, name }) => ({ extension, name })),
  ari: {},
};

function topOf(value: string): string {
  return value.split(".", 1)[0] ?? value;
}

function standIn(input: unknown, faulty: ReadonlySet<string>): unknown {
  const given = typeof input === "object" && input !== null ? Object.entries(input) : [];
  const good = given.filter(([name]) => !faulty.has(name));
  const examples = Object.entries(standIns).filter(([name]) => faulty.has(name));
  return Object.fromEntries([...good, ...examples]);
}

function faultsOf(issue: z.core.$ZodIssue, input: unknown): Fault[] {
  const value = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      value: value === "" ? key : `${value}.${key}`,
      problem: "is not a value of ours; see the table in asterisk-samples/README.md",
    }));
  if (issue.code === "invalid_type" && value !== "" && at(input, issue.path) === undefined)
    return [
      { value, problem: `is missing; give ${issue.expected === "array" ? "a list" : `a ${issue.expected}`}` },
    ];
  return [{ value: value === "" ? "the values" : value, problem: wordsOf(issue) }];
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith("Invalid")) return issue.message; // ours, from fields.ts
  if (issue.code === "invalid_type") return `has the wrong type; give ${issue.expected}`;
  if (issue.code === "invalid_union") return "is neither an address nor a name; give one such as localhost";
  if (issue.code === "invalid_value") return `is not one of ${issue.values.map(String).join(", ")}`;
  return issue.message;
}
