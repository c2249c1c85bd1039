import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { foldersOf } from "../../../lab/asterisk/asterisk-process.ts";
import type { Lab } from "../../../lab/lab.ts";
import { pbxDirectory } from "../../../lab/pbx.ts";
import { startCrowdPhone } from "../crowd-phone.ts";
import type { CrowdPhone } from "../crowd-phone.ts";
import type { Fault } from "../fault.ts";
import type { Scene } from "../scene.ts";
import { until } from "../until.ts";

const size = 200;
/** Seconds within which all of them must be back. */
const allBack = 10;

/** Many phones at once. */
export const crowd: readonly Fault[] = [
  {
    id: "crowd-reconnects-call",
    what: `A proxy restarts, and with ours ${String(size)} phones come back at once, in a call`,
    how: `${String(size)} phones that only register, over the same proxy, which destroys every WebSocket`,
    call: "up",
    expected: { outcome: "survives", silence: 0.5, registered: allBack },
    quick: false,
    happen: async (scene) => {
      const phones = await gather(scene);
      scene.app.dropSockets();
      const began = Date.now();
      scene.over();
      const back = (): number => phones.filter((phone) => phone.registeredAt() >= began).length;
      await until(() => back() === size, "all of them are back", 1000 * allBack).catch(() => {
        scene.miss(
          `Expected that all ${String(size)} are back within ${String(allBack)} s; ${String(back())} were.`,
        );
      });
    },
  },
];

/** Makes accounts for them, and waits until all have registered. */
async function gather({ lab, url, defer }: Scene): Promise<readonly CrowdPhone[]> {
  const users = Array.from({ length: size }, (_, index) => ({
    user: `crowd${String(index)}`,
    password: randomBytes(12).toString("hex"),
  }));
  const file = join(foldersOf(pbxDirectory(lab.addresses)).configuration, "ringbridge-trunks.conf");
  const text = users.map(({ user, password }) => accountIn(user, password)).join("");
  await writeFile(file, text, { mode: 0o600 });
  defer(async () => {
    await rm(file);
    await reload(lab);
  });
  await reload(lab);
  const server = `${url.replace("http:", "ws:")}ws`;
  const phones = users.map((account) => startCrowdPhone({ server, domain: lab.pbx.host, ...account }));
  defer(() => {
    for (const phone of phones) phone.stop();
  });
  await until(() => phones.every((phone) => phone.registeredAt() > 0), "the crowd is registered", 60_000);
  return phones;
}

const reload = (lab: Lab): Promise<string> => lab.pbx.cli("module reload res_pjsip.so");

/** Like an agent of the samples. */
const accountIn = (user: string, password: string): string => `
[${user}](agent)
auth=${user}
aors=${user}
[${user}](agent-auth)
username=${user}
password=${password}
[${user}](agent-aor)
`;
