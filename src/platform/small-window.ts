/** W3C/WICG Document Picture-in-Picture; TypeScript's own types do not have it. */
type PictureInPicturePage = {
  readonly documentPictureInPicture?: {
    readonly requestWindow: (size: { readonly width: number; readonly height: number }) => Promise<Window>;
  };
};

const size = { width: 360, height: 212 } as const;

/**
 * In a click: an empty window on top of all others, or, where browsers have none, one that pops up. It looks as the page
 * does. Rejects when the browser does not open it.
 */
export async function openSmallWindow(page: Window, title: string): Promise<Window> {
  const { documentPictureInPicture: onTop } = page as PictureInPicturePage;
  const small = onTop === undefined ? popUp(page) : await onTop.requestWindow(size);
  if (small === null) throw new Error("The browser did not open the window.");
  dressLike(page.document, small.document);
  small.document.title = title;
  return small;
}

function popUp(page: Window): Window | null {
  return page.open("", "ringbridge-call", `popup,width=${size.width},height=${size.height}`);
}

/** The page's security policy holds there too: styles come from the page's own files. */
function dressLike(original: Document, small: Document): void {
  const from = original.documentElement;
  const to = small.documentElement;
  to.lang = from.lang;
  to.dir = from.dir;
  // Left over where a popup of before is used again.
  small.head.replaceChildren();
  small.body.replaceChildren();
  for (const sheet of original.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = small.importNode(sheet, true);
    // An empty page has no address of its own that a path could begin from.
    if (sheet instanceof HTMLLinkElement) copy.setAttribute("href", sheet.href);
    small.head.append(copy);
  }

  const copyTheme = (): void => {
    const { theme } = from.dataset;
    if (theme === undefined) delete to.dataset["theme"];
    else to.dataset["theme"] = theme;
  };
  copyTheme();
  const watch = new MutationObserver(copyTheme);
  watch.observe(from, { attributeFilter: ["data-theme"] });
  small.defaultView?.addEventListener("pagehide", () => watch.disconnect(), { once: true });
}
