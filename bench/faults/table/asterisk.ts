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
