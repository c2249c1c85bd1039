import { faultFields } from "../../core/fault-fields.ts";
import type { PbxChange } from "../../core/ports/pbx.ts";
import { restoreAgents } from "../phone/restore-agents.ts";
import type { PhonePorts } from "../phone/phone-at-pbx.ts";
import type { Ports } from "../ports.ts";

type WatchPorts = PhonePorts & Pick<Ports, "view" | "live">;

/**
 * Follows Asterisk's view: tells whoever watches what changed, and restores the phones whenever the link is there, now or
 * later.
 * @returns stops, and resolves when what was begun is done.
 */
export function watchPbx(ports: WatchPorts): () => Promise<void> {
  let state: "following" | "stopped" = "following";
  const goesOn = () => state === "following" && ports.view.link().state === "connected";
  const restoring = oneAtATime(ports, async () => {
    if (goesOn()) await restoreAgents(ports, goesOn);
  });
  const unsubscribe = ports.view.subscribe((change) => {
    follow(ports, change);
    if (change.kind === "link") restoring.ask();
  });
  restoring.ask();
  return () => {
    state = "stopped";
    unsubscribe();
    return restoring.settled();
  };
}

function follow({ live, storage, logger }: WatchPorts, change: PbxChange): void {
  live.tell({ kind: "team" });
  if (change.kind === "phone") live.tell({ kind: "line", extension: change.extension });
  if (change.kind !== "link") return;
  void storage.people.list().then(
    (people) => {
      for (const { extension } of people) if (extension !== null) live.tell({ kind: "line", extension });
    },
    (thrown: unknown) => logger.error("pbx.link-not-told", faultFields(thrown)),
  );
}

/** Who asks while it runs makes it run once more after that. */
function oneAtATime({ logger }: Pick<Ports, "logger">, work: () => Promise<void>) {
  let asked: "no" | "yes" = "no";
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (asked === "yes") {
      asked = "no";
      await work().catch((thrown: unknown) => logger.error("phones.not-restored", faultFields(thrown)));
    }
    running = null;
  }

  return {
    ask(): void {
      asked = "yes";
      running ??= run();
    },
    async settled(): Promise<void> {
      await running;
    },
  };
}
