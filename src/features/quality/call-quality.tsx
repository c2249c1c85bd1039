import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import type { CallId } from "../../core/call/call.ts";
import { cx } from "../../ui/cx.ts";
import { qualityWords as texts } from "../../words/quality-words.ts";
import { QualityDetails } from "./quality-details.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { useCallQuality } from "./use-call-quality.ts";

/** How a call sounds, on its card: the mark and the first cause in one line, everything else below it on demand. */
export function CallQuality({ id }: { readonly id: CallId }) {
  const record = useCallQuality(id);
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  if (record === null) return null;
  const [first] = record.causes;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        title={first?.meaning}
        onClick={() => setOpen(!isOpen)}
        className="flex h-9 w-full min-w-0 items-center gap-2 rounded-small px-2 text-start text-[13px] hover:bg-key"
      >
        <span className="sr-only">{texts.label}:</span>
        <QualityMark {...record} />
        <span className="min-w-0 flex-1 truncate text-muted">{first?.short}</span>
        <span className="hidden text-muted @md:inline">{texts.details}</span>
        <ChevronDown
          aria-hidden
          size={16}
          className={cx("shrink-0 text-muted transition-transform", isOpen && "rotate-180")}
        />
      </button>
      {isOpen && (
        <div id={panel} className="px-2 pt-2">
          <QualityDetails {...record} />
        </div>
      )}
    </>
  );
}
