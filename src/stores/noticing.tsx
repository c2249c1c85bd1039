import { createContext, useContext, useSyncExternalStore, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Headset } from "../core/ports/headset.ts";
import type { Installer } from "../core/ports/installer.ts";
import type { Updates } from "../core/ports/updates.ts";
import type { DialLinks } from "./dial-links.ts";
import type { MiniWindow, MiniWindowState } from "./mini-window.ts";
import type { NoticePreferences, NoticeStore } from "./notice-store.ts";
import { useWorkplace } from "./react.tsx";

/** How this page and its person find each other: one for the whole page, signed in or not. */
export type Noticing = {
  readonly preferences: NoticeStore;
  readonly dialLinks: DialLinks;
  readonly miniWindow: MiniWindow;
  readonly installer: Installer;
  /** The page's one headset, whose code comes when it is needed; null where browsers cannot hear headsets. */
  readonly headset: (() => Promise<Headset>) | null;
  /** Null where pages are not kept for being offline: in development, without a service worker. */
  readonly updates: (() => Promise<Updates>) | null;
};

const NoticingContext = createContext<Noticing | null>(null);

export function NoticingProvider(props: { readonly value: Noticing; readonly children: ReactNode }) {
  return <NoticingContext value={props.value}>{props.children}</NoticingContext>;
}

/** Throws outside a NoticingProvider: a mistake of composition. */
export function useNoticing(): Noticing {
  const noticing = useContext(NoticingContext);
  if (noticing === null) throw new Error("useNoticing needs a NoticingProvider around it");
  return noticing;
}

export function useNoticePreferences(): readonly [NoticePreferences, NoticeStore["change"]] {
  const { preferences } = useNoticing();
  return [useStore(preferences), preferences.change];
}

/** The number a link asks to call, and how to settle it. */
export function useDialLink(): readonly [string | null, settle: () => void] {
  const { dialLinks } = useNoticing();
  return [useStore(dialLinks), dialLinks.settle];
}

/** The small window of the call, and how to open and close it. */
export function useMiniWindow(): readonly [MiniWindowState, MiniWindow] {
  const { miniWindow } = useNoticing();
  return [useStore(miniWindow), miniWindow];
}

/** How many missed calls nobody has taken care of. */
export function useMissedCount(): number {
  const { missed } = useWorkplace();
  return useSyncExternalStore(missed.subscribe, missed.count);
}
