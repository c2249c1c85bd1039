import { DialLink } from "../../features/dial-link/dial-link.tsx";
import { MiniWindow } from "../../features/mini-window/mini-window.tsx";
import { StartShift } from "../../features/start-shift/start-shift.tsx";
import { useWorkplace } from "../../stores/react.tsx";
import { permissions } from "./this-page.ts";
import { UpdateNotice } from "./update-notice.tsx";
import { useBadge } from "./use-badge.ts";
import { useHeadset } from "./use-headset.ts";
import { useMediaKeys } from "./use-media-keys.ts";
import { useNotification } from "./use-notification.ts";

/**
 * Everything by which a phone with somebody at it makes itself noticed. Its code comes once the page is idle: a phone
 * rings without it.
 */
export function Noticed() {
  const { otherTab } = useWorkplace();
  useBadge();
  return (
    <>
      {otherTab === null && <WithPhone />}
      <UpdateNotice />
      <DialLink />
      <MiniWindow />
    </>
  );
}

/** What only the tab that has the phone does: a second notification, or a second hand on the headset, would be one too many. */
function WithPhone() {
  useNotification();
  useHeadset();
  useMediaKeys();
  return <StartShift {...permissions} />;
}
