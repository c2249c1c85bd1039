/** The schemes whose links may open here, as in the manifest. HTML lets a page have `tel` and any that begins with `web+`. */
const schemes = ["tel", "web+ringbridge"] as const;

/**
 * Asks the browser, in a click, to open phone links here; null where it cannot. In the fragment, which no server sees.
 */
export function phoneLinks(page: Window): (() => void) | null {
  const navigator = page.navigator as Partial<Pick<Navigator, "registerProtocolHandler">>;
  if (navigator.registerProtocolHandler === undefined) return null;
  return () => {
    for (const scheme of schemes) {
      try {
        page.navigator.registerProtocolHandler(scheme, `${page.location.origin}/#dial=%s`);
      } catch {
        // Safari knows some schemes only; the others still count.
      }
    }
  };
}
