/** major, minor, patch */
export type Version = readonly [number, number, number];

/**
 * The first release of each branch that knows everything the samples use: `permit` of an ARI user came last.
 * An older one would refuse ari.conf as a whole.
 */
const FIRST_USABLE: readonly Version[] = [
  [20, 19, 0],
  [22, 9, 0],
  [23, 3, 0],
];
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

/** Whether the samples load in this Asterisk. */
export function isUsable(version: Version): boolean {
  const [newest] = FIRST_USABLE.at(-1) ?? version;
  const branch = FIRST_USABLE.find(([major]) => major === version[0]);
  return branch ? !isOlder(version, branch) : version[0] > newest;
}

/** The versions `isUsable` accepts, in words. */
export const usableText = (): string => `${FIRST_USABLE.map(versionText).join(", ")} or newer of its branch`;

export const versionText = (version: Version): string => version.join(".");
