import { useBackendIfAny } from "../../api/react.tsx";
import { LineNoticeView } from "./line-notice.tsx";
import { useBothSides } from "./use-both-sides.ts";
import { useLineLight } from "./use-line-light.ts";
import { LineLightView } from "./view.tsx";

/** The phone's line. With a backend also as Asterisk sees it. */
export function LineLight() {
  return useBackendIfAny() === null ? <OwnLight /> : <BothLights />;
}

export function LineNotice() {
  return useBackendIfAny() === null ? <OwnNotice /> : <BothNotice />;
}

function OwnLight() {
  return <LineLightView {...useLineLight()} />;
}

function BothLights() {
  return <LineLightView {...useBothSides()} />;
}

function OwnNotice() {
  return <LineNoticeView {...useLineLight()} />;
}

function BothNotice() {
  return <LineNoticeView {...useBothSides()} />;
}
