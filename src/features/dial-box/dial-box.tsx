import { useDialBox } from "./use-dial-box.ts";
import { DialBoxView } from "./view.tsx";

export function DialBox() {
  return <DialBoxView {...useDialBox()} />;
}
