import { useEffect, useMemo } from "react";
import { talkForKeys } from "../../core/notice/media-session.ts";
import { mediaKeys, type CallSession } from "../../platform/media-keys.ts";
import { usePhone, useWorkplace } from "../../stores/react.tsx";

/** Hang-up and mute keys of the computer, for the call talked on. */
export function useMediaKeys(): void {
  const { phone } = useWorkplace();
  const lineUp = usePhone((state) => state.lineUp);
  const talk = talkForKeys(lineUp);
  const [id, microphone, mayMute] = [talk?.id, talk?.microphone, talk?.mayMute];
  const keys = useMemo(() => {
    // Missing in some browsers, and its type in TypeScript lacks the actions of calls.
    const session: unknown = (navigator as Partial<Navigator>).mediaSession;
    return session === undefined
      ? null
      : mediaKeys(session as CallSession, (type, { id: call }) => phone.call(call, { type }));
  }, [phone]);
  useEffect(() => {
    if (id === undefined || microphone === undefined || mayMute === undefined) return undefined;
    keys?.show({ id, microphone, mayMute });
    return () => keys?.stop();
  }, [keys, id, microphone, mayMute]);
}
