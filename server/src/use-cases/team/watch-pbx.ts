import { faultFields } from "../../core/fault-fields.ts";
import type { PbxChange } from "../../core/ports/pbx.ts";
import { restoreAgents } from "../phone/restore-agents.ts";
import type { PhonePorts } from "../phone/phone-at-pbx.ts";
import type { Ports } from "../ports.ts";

type WatchPorts = PhonePorts & Pick<Ports, "view" | "live">;

/**
 * Follows Asterisk's view: tells whoever watches what changed, and restores the phones whenever the link is there, now or
 * later.
 * @returns how to stop.
 */
export function watchPbx(ports: WatchPorts): () => void {
  const restore = oneAtATime(async () => {
    if (ports.view.link().state === "connected") await restoreAgents(ports);
  }, ports);
  const stop = ports.view.subscribe((change) => {
    follow(ports, change);
    if (change.kind === "link") restore();
  });
  restore();
  return stop;
}

function follow({ live, storage, logger }: WatchPorts, change: PbxChange): void {
  live.tell({ kind: "team" });
  if (change.kind === "phone") live.tell({ kind: "line", extension: change.extension });
  if (change.kind !== "link") return;
  storage.people.list().then(
    (people) => {
      for (const { extension } of people) if (extension !== null) live.tell({ kind: "line", extension });
    },
    (thrown: unknown) => logger.error("pbx.link-not-told", faultFields(thrown)),
  );
}

/** Who asks while it runs makes it run once more after that. */
function oneAtATime(work: () => Promise<void>, { logger }: Pick<Ports, "logger">): () => void {
  let state: "idle" | "running" | "again" = "idle";
  async function run() {
    do {
      state = "running";
      await work().catch((thrown: unknown) => logger.error("phones.not-restored", faultFields(thrown)));
    } while ((state as "running" | "again") === "again");
    state = "idle";
  }
  return () => {
    if (state === "idle") void run();
    else state = "again";
  };
}
