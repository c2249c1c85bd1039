/** Meta's own words, as they may be stored and shown: one line, whole characters, at most `most` of them. */
export function tidy(text: string, most = 1000): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();
}

/** Takes out the token we asked with, and whatever else looks like one of Meta's. */
export function scrub(text: string, token: string): string {
  const without = token.length < 8 ? text : text.replaceAll(token, "…");
  return without.replaceAll(/\bEAA[\w-]{16,}/g, "…").replaceAll(/(access_token=)[^\s&"]+/gi, "$1…");
}
