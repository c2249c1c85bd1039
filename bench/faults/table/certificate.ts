import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { createLabAuthority } from "../../../lab/certificates.ts";
import type { Lab } from "../../../lab/lab.ts";
import { directly } from "../directly.ts";
import type { Fault } from "../fault.ts";
import { seconds } from "../until.ts";

/** The certificate of Asterisk's own WSS, which the browser opens itself here. */
export const certificate: readonly Fault[] = [
  {
    id: "certificate-refused-idle",
    what: "Asterisk is restarted with a certificate that browsers refuse, and later with the right one again",
    how: "another key and authority in its files, as with one that has run out: browsers tell a page neither",
    call: "none",
    expected: { outcome: "survives", registered: 20, says: /does not trust its certificate/ },
    quick: false,
    ...directly,
    happen: async ({ lab, defer, over }) => {
      const { pbx } = lab;
      await pbx.stop();
      const putBack = await changeCertificate(lab);
      defer(putBack);
      await pbx.start();
      await seconds(6);
      await pbx.stop();
      await putBack();
      await pbx.start();
      over();
    },
  },
  {
    id: "certificate-renewed-call",
    what: "Asterisk reads its certificate anew in a call",
    how: "a reload of its HTTP server with the same files",
    call: "up",
    expected: { outcome: "survives", silence: 0.5, registered: 1 },
    quick: false,
    ...directly,
    happen: async ({ lab }) => {
      await lab.pbx.cli("module reload http");
      await seconds(3);
    },
  },
];

/** @returns what puts the right one back, once. */
async function changeCertificate({ addresses }: Lab): Promise<() => Promise<void>> {
  const keys = join(addresses.directory, "keys");
  const other = await createLabAuthority(join(keys, "other"));
  const { chainFile, keyFile } = await other.issue("pbx", ["localhost", addresses.pbx.address]);
  const files = [
    [chainFile, join(keys, "pbx.pem")],
    [keyFile, join(keys, "pbx.key")],
  ] as const;
  for (const [, place] of files) await copyFile(place, `${place}.kept`);
  for (const [changed, place] of files) await copyFile(changed, place);
  return async () => {
    for (const [, place] of files) await copyFile(`${place}.kept`, place);
  };
}
