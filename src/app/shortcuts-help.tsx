import { useState } from "react";
import { useShortcut } from "../stores/shortcuts.tsx";
import { isDialogOpen } from "../ui/focus.ts";
import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";

const load = () =>
  speaking(["shortcuts"], () =>
    import("../features/shortcuts/shortcuts-help.tsx").then(({ ShortcutsHelp }) => ShortcutsHelp),
  );

/** The list of shortcuts, when its own is pressed. */
export function ShortcutsHelpPlace() {
  const [isOpen, setOpen] = useState(false);
  useShortcut("help", () => {
    if (!isDialogOpen()) setOpen(true);
  });
  if (!isOpen) return null;
  return <Late load={load} with={{ onClose: () => setOpen(false) }} waiting={null} failed={() => null} />;
}
