import { hrefTo, type Navigation } from "../stores/navigation.tsx";

/** What navigation needs of a browser's window. */
export type NavigationWindow = Pick<Window, "addEventListener" | "location" | "history">;

/** The place in the address bar, kept by the browser's own history: links, deep links and the back button just work. */
export function createNavigation(page: NavigationWindow): Navigation {
  let held: string | null = null;
  return {
    place: () => held ?? placeIn(page.location.hash),
    subscribe: (listener) => {
      const scope = new AbortController();
      // Links and the back button; hashchange comes for both in every browser.
      page.addEventListener("hashchange", listener, { signal: scope.signal });
      return () => scope.abort();
    },
    go: (place) => {
      page.location.hash = hrefTo(place);
    },
    hold: (wanted) => {
      const kept = placeIn(page.location.hash);
      held = kept;
      const scope = new AbortController();
      const goBack = () => {
        const next = placeIn(page.location.hash);
        if (next === kept) return;
        page.history.replaceState(null, "", hrefTo(kept));
        wanted(next);
      };
      page.addEventListener("hashchange", goBack, { signal: scope.signal });
      return () => {
        held = null;
        scope.abort();
      };
    },
  };
}

/** The place a fragment names: "#/numbers/4711" is "/numbers/4711"; anything else is "/". */
export function placeIn(fragment: string): string {
  return fragment.startsWith("#/") ? fragment.slice(1) : "/";
}

/** The parts of a place; one that cannot be decoded is left as it stands. */
export function partsOf(place: string): readonly string[] {
  return place
    .split("/")
    .filter((part) => part !== "")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
