import type { Fault } from "./fault.ts";
import { UsageError } from "./flags.ts";
import type { Flags } from "./flags.ts";
import { unhurried } from "./unhurried.ts";

/** The faults that the flags ask for, as they ask for them, in the order of the table. @throws UsageError naming one that is not in it. */
export function chosen(
  table: readonly Fault[],
  { only, quick }: Pick<Flags, "only" | "quick">,
): readonly Fault[] {
  const unknown = only.find((id) => !table.some((fault) => fault.id === id));
  if (unknown !== undefined)
    throw new UsageError(`There is no fault "${unknown}". All of them: npm run faults -- --list.`);
  const named = table.filter(({ id }) => only.length === 0 || only.includes(id));
  return quick ? named.filter((fault) => fault.quick).map(unhurried) : named;
}
