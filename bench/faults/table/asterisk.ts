import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Addresses } from "../../../lab/addresses.ts";
import { foldersOf } from "../../../lab/asterisk/asterisk-process.ts";
import { pbxDirectory } from "../../../lab/pbx.ts";
import type { Fault } from "../fault.ts";
import type { Scene } from "../scene.ts";
import { seconds } from "../until.ts";

/** Asterisk itself. */
export const asterisk: readonly Fault[] = [
  {
    id: "asterisk-killed-idle",
    what: "Asterisk crashes while nobody calls, and is started again three seconds later",
    how: "kill -9 of Asterisk, then its start",
    call: "none",
    expected: { outcome: "survives", says: /server not reached|connection lost|reconnecting/, registered: 5 },
    quick: true,
    happen: crash,
  },
  {
    id: "asterisk-slow-start-idle",
    what: "Asterisk crashes while nobody calls, and what is started again needs five seconds from its open port to its first answer",
    how: "kill -9 of Asterisk, then its start with a dialplan that takes long to read: it takes sockets and throws away what they bring",
    call: "none",
    expected: { outcome: "survives", says: /server not reached|connection lost|reconnecting/, registered: 2 },
    quick: true,
    happen: async ({ lab, defer, over }) => {
      await lab.pbx.kill();
      defer(await slowDown(lab.addresses, 5));
      await lab.pbx.start();
      over();
    },
  },
  {
    id: "asterisk-killed-call",
    what: "Asterisk crashes in a call: nobody can keep that",
    how: "kill -9 of Asterisk, then its start",
    call: "up",
    expected: { outcome: "told", says: /^Line lost$/ },
    quick: false,
    happen: crash,
  },
];

async function crash({ lab, over }: Scene): Promise<void> {
  await lab.pbx.kill();
  await seconds(3);
  await lab.pbx.start();
  over();
}

/** From its next start on it reads its dialplan for so many seconds. @returns what undoes it. */
async function slowDown(addresses: Addresses, readsFor: number): Promise<() => Promise<void>> {
  const { configuration } = foldersOf(pbxDirectory(addresses));
  const files = {
    settings: join(configuration, "asterisk.conf"),
    dialplan: join(configuration, "extensions.conf"),
  };
  const [settings, dialplan] = await Promise.all([readFile(files.settings), readFile(files.dialplan)]);
  await appendFile(files.settings, "execincludes = yes\n");
  await appendFile(files.dialplan, `\n#exec sleep ${String(readsFor)}\n`);
  return async () => {
    await writeFile(files.settings, settings);
    await writeFile(files.dialplan, dialplan);
  };
}
