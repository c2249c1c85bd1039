import { roughNumberRules } from "../core/dial/rough-number-rules.ts";
import type { NumberRules } from "../core/ports/number-rules.ts";
import type { NumberRulesStore } from "../stores/react.tsx";

/**
 * Numbering plans that arrive after the page: their tables are larger than the rest of the phone. Until then,
 * and for good when they cannot be loaded, a rough rule stands in.
 */
export function lateNumberRules(load: () => Promise<NumberRules>): NumberRulesStore {
  const listeners = new Set<(now: NumberRules, before: NumberRules) => void>();
  let rules = roughNumberRules;
  load().then(
    (loaded) => {
      const before = rules;
      rules = loaded;
      for (const listener of [...listeners]) listener(loaded, before);
    },
    () => undefined,
  );
  return {
    getState: () => rules,
    getInitialState: () => roughNumberRules,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
