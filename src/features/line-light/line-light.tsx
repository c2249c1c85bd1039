import { LineNoticeView } from "./line-notice.tsx";
import { useLineLight } from "./use-line-light.ts";
import { LineLightView } from "./view.tsx";

export function LineLight() {
  return <LineLightView {...useLineLight()} />;
}

export function LineNotice() {
  return <LineNoticeView {...useLineLight()} />;
}
