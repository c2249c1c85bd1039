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

/** A part of the page whose code is fetched when it is needed, and which says so when that fails. */
export function Late<Inner extends object>({ load, with: given, waiting, failed }: Props<Inner>) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<Inner> } | "waiting" | "failed">("waiting");
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLeft = false;
    load().then(
      (Part) => !isLeft && setPart({ Part }),
      () => !isLeft && setPart("failed"),
    );
    return () => void (isLeft = true);
  }, [load, round]);
  if (part === "waiting") return waiting;
  if (part === "failed")
    return failed(() => {
      setPart("waiting");
      setRound(round + 1);
    });
  return <part.Part {...given} />;
}
