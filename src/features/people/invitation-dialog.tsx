import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { peopleWords } from "../../words/people-words.ts";
import { momentText } from "../../words/time.ts";
import type { Invited } from "./use-person-dialog.ts";

const { invitation: texts } = peopleWords;

/** The one-time link, shown once. The token stands in the fragment: no server and no log ever sees it. */
export function InvitationDialog({
  invited,
  onClose,
}: {
  readonly invited: Invited;
  readonly onClose: () => void;
}) {
  const [isCopied, setCopied] = useState(false);
  const [now] = useState(() => Date.now());
  const link = `${window.location.origin}${window.location.pathname}#welcome=${invited.token}`;
  const copy = () => {
    // A browser may refuse the clipboard; the text stays selectable.
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Dialog title={texts.title(invited.name)} onClose={onClose}>
      <p className="mt-2 text-muted">{texts.text}</p>
      <p
        aria-label={texts.link}
        className="mt-4 rounded-key border border-edge bg-sunken px-3 py-2.5 font-mono text-[13px] select-all wrap-anywhere"
      >
        {link}
      </p>
      <p className="mt-2 text-[13px] text-muted">
        {texts.until(momentText(Date.parse(invited.expiresAt), now))}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <Button
          look="accent"
          icon={isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
          onClick={copy}
        >
          <span role="status">{isCopied ? texts.copied : texts.copy}</span>
        </Button>
        <Button onClick={onClose}>{texts.done}</Button>
      </div>
    </Dialog>
  );
}
