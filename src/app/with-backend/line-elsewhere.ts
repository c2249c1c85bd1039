/** What is remembered of where a line is used needs of the tab's storage; it may throw where a browser keeps nothing. */
type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export type LineElsewhere = {
  readonly isSo: (line: string) => boolean;
  readonly remember: (line: string) => void;
  readonly forget: () => void;
};

const key = "ringbridge.line-elsewhere";

/**
 * Remembers in this tab that a line is used at another place: a tab that the browser reloads or restores by itself, with
 * nobody in front of it, must not take the calls away from where somebody answers them.
 */
export function lineElsewhere(tab: TabStorage): LineElsewhere {
  const safely = <Value>(reach: () => Value, otherwise: Value): Value => {
    try {
      return reach();
    } catch {
      return otherwise;
    }
  };
  return {
    isSo: (line) => safely(() => tab.getItem(key) === line, false),
    remember: (line) => safely(() => tab.setItem(key, line), undefined),
    forget: () => safely(() => tab.removeItem(key), undefined),
  };
}
