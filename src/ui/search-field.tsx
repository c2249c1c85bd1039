import { Search, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "./icon-button.tsx";

type Props = {
  readonly label: string;
  /** The name of the button that empties it. */
  readonly clear: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One line to look for something with; its label stands in it. */
export function SearchField({ label, clear, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex h-10 min-w-0 items-center rounded-key border border-edge-strong bg-surface ps-3 pe-0.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent">
      <Search aria-hidden size={16} className="shrink-0 text-muted" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        maxLength={100}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.preventDefault();
          onChange("");
        }}
        className="h-full min-w-0 flex-1 bg-transparent px-2 text-ellipsis outline-none placeholder:truncate placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== "" && (
        <IconButton
          label={clear}
          icon={<X aria-hidden size={16} />}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
