import { useEffect, useState, type ComponentType, type ReactNode } from "react";

type Props<Inner> = {
  /** Fetches the part: a function that stays the same, such as one beside the component that uses it. */
  readonly load: () => Promise<ComponentType<Inner>>;
  /** What the part is given. */
  readonly with: Inner;
  readonly waiting: ReactNode;
  /** Instead of it when its files did not arrive. */
  readonly failed: (again: () => void) => ReactNode;
};

/** Parts whose code has come, by what fetches it. */
const arrived = new WeakMap<() => Promise<unknown>, unknown>();

/** Fetches a part before it is needed: it is then there at once. */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
  const part = await load();
  arrived.set(load, part);
  return part;
}

/**
 * A part of the page whose code is fetched when it is needed, and which says so when that fails. From the second time on it
 * is there at once: what is typed the moment it opens is typed into it.
 */
export function Late<Inner extends object>({ load, with: given, waiting, failed }: Props<Inner>) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<Inner> } | "waiting" | "failed">(() => {
    // Put there below, by the same `load`.
    const Part = arrived.get(load) as ComponentType<Inner> | undefined;
    return Part === undefined ? "waiting" : { Part };
  });
  const [round, setRound] = useState(0);
  const isThere = typeof part === "object";
  useEffect(() => {
    if (isThere) return undefined;
    let isLeft = false;
    fetchPart(load).then(
      (Part) => !isLeft && setPart({ Part }),
      () => !isLeft && setPart("failed"),
    );
    return () => void (isLeft = true);
  }, [load, round, isThere]);
  if (part === "waiting") return waiting;
  if (part === "failed")
    return failed(() => {
      setPart("waiting");
      setRound(round + 1);
    });
  return <part.Part {...given} />;
}
