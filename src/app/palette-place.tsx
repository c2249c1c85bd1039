import { Phone, Search } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useGo } from "../stores/navigation.tsx";
import { useShortcut, useShortcutHint } from "../stores/shortcuts.tsx";
import { isDialogOpen } from "../ui/focus.ts";
import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";
import { words } from "../words/words.ts";
import type { CallOf } from "../features/command-palette/people-items.ts";
import type { Screen } from "./screens.ts";
import { useCallBack } from "./use-call-back.ts";

const load = () =>
  speaking(["palette", "shift"], () =>
    import("../features/command-palette/command-palette.tsx").then(({ CommandPalette }) => CommandPalette),
  );

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
      {isOpen && <Palette screens={screens} onClose={() => setOpen(false)} />}
    </>
  );
}

function Palette({
  screens,
  onClose,
}: {
  readonly screens: readonly Screen[];
  readonly onClose: () => void;
}) {
  const { carefully } = useCallBack();
  const go = useGo();
  const callOf: CallOf = useCallback(
    (whom) => {
      const run = carefully(whom);
      return (
        run &&
        (() => {
          go("/");
          run();
        })
      );
    },
    [carefully, go],
  );
  const links = useMemo(
    () => [
      { text: words.screens.phone, place: "/", Icon: Phone },
      ...screens.map(({ name, Icon }) => ({ text: words.screens[name], place: `/${name}`, Icon })),
    ],
    [screens],
  );
  return <Late load={load} with={{ screens: links, callOf, onClose }} waiting={null} failed={() => null} />;
}
