import { usePalette, type PaletteProps } from "./use-palette.ts";
import { PaletteView } from "./view.tsx";

/** Search for people, calls and screens, and do what can be done now, without leaving the keyboard. */
export function CommandPalette(props: PaletteProps) {
  return <PaletteView {...usePalette(props)} onClose={props.onClose} />;
}
