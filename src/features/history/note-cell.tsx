import { Pencil, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { historyWords } from "../../words/history-words.ts";
import type { EntryRecord } from "./entry-record.ts";

const { note: texts } = historyWords;

const longestNote = 500;
const longestTags = 120;

type Props = Pick<EntryRecord, "note" | "tags" | "write"> & {
  readonly who: string;
  readonly isStop: boolean;
};

/** The note and tags of a call: read, and written in their place. */
export function NoteCell(props: Props) {
  const { note, tags, who, isStop } = props;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <NoteForm {...props} onClose={() => setOpen(false)} />;
  const isEmpty = note === "" && tags.length === 0;
  return (
    <button
      ref={opener}
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={isEmpty ? texts.addFor(who) : texts.change(who)}
      onClick={() => setOpen(true)}
      className="group -mx-2 flex min-h-8 w-[calc(100%+1rem)] items-center gap-1.5 rounded-small px-2 py-1 text-start text-[13px] hover:bg-key"
    >
      {isEmpty ? (
        <span className="inline-flex items-center gap-1 text-muted">
          <Plus aria-hidden size={14} />
          {texts.add}
        </span>
      ) : (
        <>
          <span className="min-w-0 flex-1">
            {note !== "" && (
              <span title={note} className="line-clamp-2 wrap-anywhere">
                <bdi>{note}</bdi>
              </span>
            )}
            {tags.length > 0 && (
              <span className="flex flex-wrap gap-1 py-0.5">
                {tags.map((tag) => (
                  <Chip key={tag} tone="plain">
                    {tag}
                  </Chip>
                ))}
              </span>
            )}
          </span>
          <Pencil
            aria-hidden
            size={13}
            className="shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
          />
        </>
      )}
    </button>
  );
}

function NoteForm({ note, tags, write, who, onClose }: Props & { readonly onClose: () => void }) {
  const [text, setText] = useState(note);
  const [tagText, setTagText] = useState(tags.join(", "));
  const field =
    "h-9 w-full min-w-0 rounded-small border border-edge-strong bg-surface px-2.5 text-[13px] placeholder:text-muted";
  const save = (): void => {
    write(text.trim(), tagsIn(tagText));
    onClose();
  };
  return (
    <form
      aria-label={texts.change(who)}
      className="grid gap-1.5 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        autoFocus
        dir="auto"
        aria-label={texts.label}
        placeholder={texts.label}
        maxLength={longestNote}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={field}
      />
      <input
        dir="auto"
        aria-label={texts.tags}
        placeholder={texts.tags}
        maxLength={longestTags}
        value={tagText}
        onChange={(event) => setTagText(event.target.value)}
        className={field}
      />
      <div className="flex gap-1.5">
        <Button type="submit" size="s" look="accent">
          {texts.save}
        </Button>
        <Button size="s" onClick={onClose}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Each once, in the order written, without the number sign that people put before them. */
function tagsIn(text: string): readonly string[] {
  const all = text.split(",").map((tag) => tag.trim().replace(/^#+/, "").trim());
  return [...new Set(all.filter((tag) => tag !== ""))].slice(0, 10);
}
