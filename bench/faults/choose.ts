import type { Fault } from "./fault.ts";
import { UsageError } from "./flags.ts";
import type { Flags } from "./flags.ts";

/** The faults that the flags ask for, in the order of the table. @throws UsageError naming one that is not in it. */
export function chosen(
  table: readonly Fault[],
  { only, quick }: Pick<Flags, "only" | "quick">,
): readonly Fault[] {
  const unknown = only.find((id) => !table.some((fault) => fault.id === id));
  if (unknown !== undefined)
    throw new UsageError(`There is no fault "${unknown}". All of them: npm run faults -- --list.`);
  return table.filter(
    ({ id, quick: isQuick }) => (only.length === 0 || only.includes(id)) && (!quick || isQuick),
  );
}
