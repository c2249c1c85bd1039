import { Check, Copy } from "lucide-react";
import { useState } from "react";

type Props = {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
};

/** Text for whoever helps: small, selectable, copied with one click. */
export function SmallPrint({ label, text, copy, copied }: Props) {
  const [done, setDone] = useState(false);
  const take = () => {
    // A browser may refuse the clipboard; the text stays selectable.
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  };
  return (
    <p className="min-w-0 text-xs leading-5 text-muted">
      {label} <code className="font-mono wrap-anywhere text-text">{text}</code>{" "}
      <button
        type="button"
        onClick={take}
        className="inline-flex h-6 items-center align-middle gap-1 rounded-small px-1.5 font-medium hover:bg-key hover:text-text"
      >
        {done ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
        <span role="status">{done ? copied : copy}</span>
      </button>
    </p>
  );
}
