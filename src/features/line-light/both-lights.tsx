import { LineNoticeView } from "./line-notice.tsx";
import { useBothSides } from "./use-both-sides.ts";
import { LineLightView } from "./view.tsx";

function BothLights() {
  return <LineLightView {...useBothSides()} />;
}

function BothNotice() {
  return <LineNoticeView {...useBothSides()} />;
}

/** The line as this page knows it and as Asterisk sees it. For `LineAtBackend`. */
export const bothLights = { light: <BothLights />, notice: <BothNotice /> } as const;
