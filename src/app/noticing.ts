import { readDialLink } from "../core/notice/dial-link.ts";
import { watchInstall } from "../platform/installer.ts";
import { createDialLinks, type DialLinks } from "../stores/dial-links.ts";
import { createMiniWindow } from "../stores/mini-window.ts";
import { createNoticeStore } from "../stores/notice-store.ts";
import type { Noticing } from "../stores/noticing.tsx";
import type { Hid } from "../platform/hid-headset.ts";
import { speaking } from "../words/language.ts";
import { whenIdle } from "./when-idle.ts";

/** How this page and its person find each other, joined once for the whole page. All but the stores comes when needed. */
export function createNoticing(page: Window): Noticing {
  const dialLinks = createDialLinks();
  takeDialLinks(page, dialLinks);
  const { serviceWorker, hid } = page.navigator as Partial<Navigator> & { readonly hid?: Hid };
  const updates =
    import.meta.env.PROD && serviceWorker !== undefined
      ? once(async () => {
          await whenIdle();
          const { keepShell } = await import("../platform/offline-shell.ts");
          const entry = page.document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src ?? "";
          return keepShell({ workers: serviceWorker, entry, reload: () => page.location.reload() });
        })
      : null;
  // The app's files are kept whoever is signed in, and before anybody is.
  void updates?.().catch(() => undefined);
  return {
    installer: watchInstall(page),
    preferences: createNoticeStore(page.localStorage),
    dialLinks,
    miniWindow: createMiniWindow(async () => {
      const [{ openSmallWindow }, { noticeWords }] = await speaking(["notice"], () =>
        Promise.all([import("../platform/small-window.ts"), import("../words/notice-words.ts")]),
      );
      return openSmallWindow(page, noticeWords.small.title);
    }),
    updates,
    headset:
      hid === undefined
        ? null
        : once(() => import("../platform/hid-headset.ts").then(({ hidHeadset }) => hidHeadset(hid))),
  };
}

/** What a link into the app asks for, out of the address bar at once: at the start, and while the page is open. */
function takeDialLinks(page: Window, links: DialLinks): void {
  const take = (address: Pick<Location, "search" | "hash" | "pathname">, place?: string): void => {
    const link = readDialLink(address);
    if (link === null) return;
    page.history.replaceState(null, "", address.pathname + link.rest.search + (place ?? link.rest.hash));
    links.ask(link.wanted);
  };
  take(page.location);
  page.addEventListener("hashchange", ({ oldURL }) => take(page.location, new URL(oldURL).hash));
  // An installed app is opened once; later links come here (Launch Handler API).
  const { launchQueue } = page as {
    readonly launchQueue?: {
      readonly setConsumer: (consume: (launch: { readonly targetURL?: string }) => void) => void;
    };
  };
  launchQueue?.setConsumer(({ targetURL }) => {
    const link = targetURL === undefined ? null : readDialLink(new URL(targetURL));
    if (link !== null) links.ask(link.wanted);
  });
}

/** Makes it when it is first asked for, and again only after that has failed. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
