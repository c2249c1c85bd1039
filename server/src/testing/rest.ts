/** Lets everything happen that has been begun, as far as it waits for no clock and no other process. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
