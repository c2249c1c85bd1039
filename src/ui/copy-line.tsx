import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";

type Props = {
  readonly label: string;
  readonly text: string;
  /** What the button says, its whole name, and what it says when it has copied. */
  readonly copy: string;
  readonly copyOf: string;
  readonly copied: string;
  /** Several lines, kept as they are. */
  readonly isBlock?: boolean;
};

/** A value to take elsewhere: selected with one click, copied with another. */
export function CopyLine({ label, text, copy, copyOf, copied, isBlock = false }: Props) {
  const [isDone, setDone] = useState(false);
  const take = () => {
    // A browser may refuse the clipboard; the text stays selectable.
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  };
  const Icon = isDone ? Check : Copy;
  return (
    <div role="group" aria-label={label}>
      <div className="mb-1 flex items-center justify-between gap-3">
        <span className="text-[13px] font-semibold">{label}</span>
        <Button
          size="s"
          look="quiet"
          aria-label={isDone ? copied : copyOf}
          icon={<Icon aria-hidden size={15} />}
          onClick={take}
        >
          <span role="status">{isDone ? copied : copy}</span>
        </Button>
      </div>
      {isBlock ? (
        <pre
          // A region that scrolls must be reachable by keyboard.
          tabIndex={0}
          className="max-h-72 overflow-auto rounded-key border border-edge bg-sunken px-3 py-2.5 font-mono text-xs leading-5"
        >
          {text}
        </pre>
      ) : (
        <p className="rounded-key border border-edge bg-sunken px-3 py-2.5 font-mono text-[13px] select-all wrap-anywhere">
          {text}
        </p>
      )}
    </div>
  );
}
