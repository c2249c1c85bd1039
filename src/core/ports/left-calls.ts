import type { LeftCall } from "../call/left-call.ts";

/** What a tab keeps of its calls for the page that comes after this one, be it loaded anew or crashed. */
export type LeftCalls = {
  /** Calls may come: what keeping them takes is fetched when there is time. */
  readonly prepare: () => void;
  /** Keeps these and no others. */
  readonly keep: (calls: readonly LeftCall[]) => void;
};
