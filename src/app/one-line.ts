import * as v from "valibot";

/** What one-line needs of a BroadcastChannel. */
export type TabChannel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;

const schema = v.object({ type: v.literal("claimed"), line: v.string(), by: v.string() });

/**
 * One tab of this browser per line. Asterisk keeps only the newest registration of an agent and tells the older one
 * nothing, so the tabs tell each other: whoever signs in claims the line, and the tab that had it says so instead of
 * showing a ready line that no call reaches.
 * `line` names user and server; `tab` is this tab's own name. Ended by the returned function.
 */
export function oneLine(
  channel: TabChannel,
  { line, tab }: { readonly line: string; readonly tab: string },
  onTaken: () => void,
): { readonly claim: () => void; readonly stop: () => void } {
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = v.safeParse(schema, data);
    if (message.success && message.output.line === line && message.output.by !== tab) onTaken();
  });
  return {
    claim: () => channel.postMessage({ type: "claimed", line, by: tab }),
    stop: () => channel.close(),
  };
}
