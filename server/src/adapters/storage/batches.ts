type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Gathers what comes while the last batch is under way, or in the same turn of the event loop, and does it together.
 * @param perform gives one answer per item, in their order
 */
export function createBatches<Item, Answer>(
  perform: (items: readonly Item[]) => Promise<readonly Answer[]>,
  most: number,
) {
  const queue: Waiting<Item, Answer>[] = [];
  let working: Promise<void> | null = null;

  const performNext = async (): Promise<void> => {
    const batch = queue.splice(0, most);
    try {
      const answers = await perform(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error("A batch gave fewer answers than it had items."));
        else resolve(answer);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const work = async (): Promise<void> => {
    // After everything that has arrived with the first one.
    await new Promise(setImmediate);
    while (queue.length > 0) await performNext();
    working = null;
  };

  return {
    add: (item: Item): Promise<Answer> =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        working ??= work();
      }),
    /** Resolves when nothing is waiting any more. */
    async settled(): Promise<void> {
      await working;
    },
  };
}
