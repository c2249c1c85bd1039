import type { Fault } from "../fault.ts";
import { seconds } from "../until.ts";

/** The company's own backend. */
export const backend: readonly Fault[] = (
  [
    ["none", "idle", "while nobody calls"],
    ["up", "call", "in a call"],
  ] as const
).map(([call, name, when]) => ({
  id: `backend-killed-${name}`,
  what: `The backend crashes ${when}, and is started again ten seconds later`,
  how: "kill -9 of the backend, then its start",
  call,
  stage: "company",
  expected: { outcome: "survives", silence: 0.5, registered: 2, says: /^The backend does not answer$/ },
  quick: false,
  happen: async ({ backend: running, over }) => {
    if (running === undefined) throw new Error("There is no backend here.");
    await running.kill();
    await seconds(10);
    await running.start();
    over();
  },
}));
