import type { Installer } from "../core/ports/installer.ts";

/** Chromium's own event; TypeScript does not know it. */
type InstallEvent = Event & { readonly prompt: () => Promise<unknown> };

/** Keeps the browser's offer to install the app until somebody wants it. It comes early, and once. */
export function watchInstall(page: Pick<Window, "addEventListener">): Installer {
  const listeners = new Set<() => void>();
  let offered: (() => void) | null = null;
  const become = (next: typeof offered): void => {
    offered = next;
    for (const listener of [...listeners]) listener();
  };
  page.addEventListener("beforeinstallprompt", (event) => {
    // Not when the browser likes, which may be in the middle of a call.
    event.preventDefault();
    become(() => {
      become(null);
      void (event as InstallEvent).prompt().catch(() => undefined);
    });
  });
  page.addEventListener("appinstalled", () => become(null));
  return {
    offer: () => offered,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
