import { LabError } from "../lab-error.ts";
import { run } from "../processes/run.ts";

/** The environment variable that names the mirror to unpack Debian's packages from. */
const MIRROR_VARIABLE = "RINGBRIDGE_DEBIAN_MIRROR";

/**
 * The first of apt's own sites that is a whole Debian archive: "…/debian", or Debian's cloud images' list of mirrors,
 * "mirror+file:…/debian.list". Security and third-party archives have no testing suite.
 */
export function pickDebianSite(sites: readonly string[]): string | undefined {
  return sites.find((site) => /\/debian(\.list)?\/?$/.test(site));
}

/**
 * Where Debian's packages come from: what the person says, else what this machine's apt already uses.
 * @throws LabError when neither is there, e.g. on Ubuntu.
 */
export async function findDebianMirror(): Promise<string> {
  const named = process.env[MIRROR_VARIABLE];
  if (named) {
    if (!/^[a-z+]+:\/?\S+$/.test(named))
      throw new LabError(
        `${MIRROR_VARIABLE} is "${named}", which is no address. Give one like http://host/debian.`,
      );
    return named;
  }
  const { output } = await run("apt-get", ["indextargets", "--format", "$(SITE)"]);
  const site = pickDebianSite(output.split("\n").map((line) => line.trim()));
  if (site) return site;
  throw new LabError(
    "This machine's apt knows no Debian mirror to fetch Asterisk from. " +
      `Set ${MIRROR_VARIABLE} to one (https://www.debian.org/mirror/list), or RINGBRIDGE_ASTERISK to an Asterisk of your own.`,
  );
}
