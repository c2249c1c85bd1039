/** Lets work that touches the same thing happen one after the other, in the order of asking. */
export type Turns = {
  /**
   * Runs `work` once everybody who asked earlier for one of `keys` is done. Must not be nested: whoever asks within a turn
   * for one of its keys waits for ever.
   */
  take<Value>(keys: readonly string[], work: () => Promise<Value>): Promise<Value>;
};

/** Turns within this process: one backend runs beside one Asterisk. */
export function createTurns(): Turns {
  const lasts = new Map<string, Promise<unknown>>();
  return {
    async take(keys, work) {
      // All keys are asked for at once, so two that want the same two never wait for each other.
      const mine = Promise.all(keys.map((key) => lasts.get(key) ?? Promise.resolve())).then(work);
      const over = mine.then(
        () => undefined,
        () => undefined,
      );
      for (const key of keys) lasts.set(key, over);
      try {
        return await mine;
      } finally {
        for (const key of keys) if (lasts.get(key) === over) lasts.delete(key);
      }
    },
  };
}

/** Everything that sets a phone up, or takes it away, in Asterisk. */
export const turnOfPhone = (extension: string): string => `phone ${extension}`;
/** Counting wrong passwords. */
export const turnOfLogin = (login: string): string => `login ${login}`;
/** Whatever could leave nobody to administrate. */
export const turnOfAdministrators = "administrators";
