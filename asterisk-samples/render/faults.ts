/** One value that cannot be used: its name as the person wrote it, and what is wrong with the remedy. */
export interface Fault {
  readonly value: string;
  readonly problem: string;
}

/** Thrown with every fault there is, so that one look at the list is enough to mend them all. */
export class BadValues extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ value, problem }) => `${value} ${problem}`).join("\n"));
    this.name = "BadValues";
    this.faults = faults;
  }
}
