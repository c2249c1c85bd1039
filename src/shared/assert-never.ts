/** Marks a place no value can reach; throws, naming the value, if one does at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
