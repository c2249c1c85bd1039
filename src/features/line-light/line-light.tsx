import { createContext, useContext, type ReactNode } from "react";
import { useAbsence } from "../../stores/react.tsx";
import { Late } from "../../ui/late.tsx";
import { speaking } from "../../words/language.ts";
import { LineNoticeView } from "./line-notice.tsx";
import { useLineLight } from "./use-line-light.ts";
import { LineLightView } from "./view.tsx";

/**
 * What shows the line also as Asterisk sees it (both-lights.tsx), where a backend can tell; null where none can. Handed in,
 * so that a page without a backend fetches nothing of what it takes to ask one.
 */
export const LineAtBackend = createContext<{
  readonly light: ReactNode;
  readonly notice: ReactNode;
} | null>(null);

/** The phone's line. With a backend also as Asterisk sees it. */
export function LineLight() {
  return useContext(LineAtBackend)?.light ?? <OwnLight />;
}

export function LineNotice() {
  const notice = useContext(LineAtBackend)?.notice ?? <OwnNotice />;
  const [absence, dismiss] = useAbsence();
  return (
    <>
      {notice}
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

function OwnNotice() {
  return <LineNoticeView {...useLineLight()} />;
}
