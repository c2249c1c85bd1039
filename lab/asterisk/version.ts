/** major, minor, patch */
export type Version = readonly [number, number, number];

/** The oldest Asterisk with everything the samples use. */
export const OLDEST_USABLE: Version = [20, 0, 0];
/** Older ones have published security faults that this one fixed. */
export const OLDEST_SAFE: Version = [22, 10, 1];

/** Reads `asterisk -V` ("Asterisk 22.10.1+dfsg…"); undefined when it says something else. */
export function parseVersion(text: string): Version | undefined {
  const match = /Asterisk (?:certified[/-])?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

export function isOlder(a: Version, b: Version): boolean {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? 0;
    if (part !== other) return part < other;
  }
  return false;
}

export const versionText = (version: Version): string => version.join(".");
