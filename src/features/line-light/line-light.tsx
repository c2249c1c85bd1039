import { useBackendIfAny } from "../../api/react.tsx";
import { useAbsence } from "../../stores/react.tsx";
import { Late } from "../../ui/late.tsx";
import { speaking } from "../../words/language.ts";
import { LineNoticeView } from "./line-notice.tsx";
import { useBothSides } from "./use-both-sides.ts";
import { useLineLight } from "./use-line-light.ts";
import { LineLightView } from "./view.tsx";

/** The phone's line. With a backend also as Asterisk sees it. */
export function LineLight() {
  return useBackendIfAny() === null ? <OwnLight /> : <BothLights />;
}

export function LineNotice() {
  const isAlone = useBackendIfAny() === null;
  const [absence, dismiss] = useAbsence();
  return (
    <>
      {isAlone ? <OwnNotice /> : <BothNotice />}
      {absence !== null && (
        <Late load={loadAbsenceNotice} with={{ absence, dismiss }} waiting={null} failed={() => null} />
      )}
    </>
  );
}

const loadAbsenceNotice = () =>
  speaking(["absence"], () => import("./absence-notice.tsx").then(({ AbsenceNotice }) => AbsenceNotice));

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
