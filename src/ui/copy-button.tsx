import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";

type Props = {
  readonly label: string;
  readonly copied: string;
  readonly text: string;
  readonly tabIndex?: number;
};

/** Milliseconds it says that it has copied. */
const saidFor = 2_000;

/** A small button that puts a text on the clipboard, and says so for a moment. */
export function CopyButton({ label, copied, text, tabIndex }: Props) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), saidFor);
    return () => clearTimeout(timer);
  }, [isDone]);
  const Icon = isDone ? Check : Copy;
  return (
    <>
      <IconButton
        label={isDone ? copied : label}
        {...(tabIndex !== undefined && { tabIndex })}
        icon={<Icon aria-hidden size={16} className={isDone ? "text-good" : ""} />}
        onClick={() => {
          // A browser may refuse the clipboard: nothing is said then.
          navigator.clipboard.writeText(text).then(
            () => setDone(true),
            () => setDone(false),
          );
        }}
      />
      <span role="status" className="sr-only">
        {isDone ? copied : ""}
      </span>
    </>
  );
}
