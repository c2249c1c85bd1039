import { Phone } from "lucide-react";
import { useCallback, useMemo } from "react";
import { CommandPalette } from "../features/command-palette/command-palette.tsx";
import type { CallOf } from "../features/command-palette/people-items.ts";
import { useGo } from "../stores/navigation.tsx";
import { words } from "../words/words.ts";
import type { Screen } from "./screens.ts";
import { useCallBack } from "./use-call-back.ts";

/** The palette, with the screens of whoever is signed in; calling leads to the phone. */
export function Palette({
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
  return <CommandPalette screens={links} callOf={callOf} onClose={onClose} />;
}
