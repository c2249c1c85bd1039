import { Search } from "lucide-react";
import { useState } from "react";
import { useShortcut, useShortcutHint } from "../stores/shortcuts.tsx";
import { isDialogOpen } from "../ui/focus.ts";
import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";
import { words } from "../words/words.ts";
import type { Screen } from "./screens.ts";

const load = () =>
  speaking(["palette", "shift"], () => import("./palette.tsx").then(({ Palette }) => Palette));

/** Opens the command palette: a button in the top bar, and its keys anywhere. */
export function PalettePlace({ screens }: { readonly screens: readonly Screen[] }) {
  const [isOpen, setOpen] = useState(false);
  const hint = useShortcutHint("palette");
  const open = () => {
    if (!isDialogOpen()) setOpen(true);
  };
  useShortcut("palette", open);
  return (
    <>
      <button
        type="button"
        aria-label={words.screens.search}
        aria-keyshortcuts={hint?.aria}
        title={hint === undefined ? words.screens.search : `${words.screens.search} (${hint.shown})`}
        onClick={open}
        className="hidden size-10 shrink-0 place-items-center rounded-key text-muted hover:bg-key-hover hover:text-text sm:grid"
      >
        <Search aria-hidden size={19} />
      </button>
      {isOpen && (
        <Late
          load={load}
          with={{ screens, onClose: () => setOpen(false) }}
          waiting={null}
          failed={() => null}
        />
      )}
    </>
  );
}
