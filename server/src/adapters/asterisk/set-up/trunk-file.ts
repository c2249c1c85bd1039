import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import type { PbxAnswer } from "../../../core/ports/pbx.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { Ari } from "../ari.ts";
import { done, type ObjectStore } from "./object-store.ts";
import { sectionsOf, withSections } from "./trunk-sections.ts";
import type { SipObject } from "./sip-objects.ts";

/** A file of trunks that pjsip.conf includes, for whoever prefers files. */
export type TrunkFile = {
  write(number: string, objects: readonly SipObject[]): Promise<PbxAnswer>;
  remove(number: string, endpoint: string): Promise<PbxAnswer>;
};

export type TrunkFileTools = {
  readonly file: string;
  readonly ari: Ari;
  readonly store: ObjectStore;
  readonly clock: Clock;
};

/** Asterisk reloads after it has answered; milliseconds. */
const [LOOK_EVERY, PATIENCE] = [100, 5_000];

export function createTrunkFile({ file, ari, store, clock }: TrunkFileTools): TrunkFile {
  /** Two at once would write over one another. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function change(number: string, sections: string | null): Promise<PbxAnswer> {
    try {
      const before = await readFile(file, "utf8").catch(() => "");
      const part = `${file}.part`;
      await writeFile(part, withSections(before, number, sections), { mode: 0o640 });
      await chmod(part, 0o640);
      await rename(part, file);
    } catch (thrown) {
      const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "fault";
      return { kind: "refused", text: `${code}: the file of trunks cannot be written` };
    }
    return done(await ari({ method: "PUT", path: ["asterisk", "modules", "res_pjsip.so"] }));
  }

  /** Waits until Asterisk has read it, or says that it does not. */
  async function follow(endpoint: string, wanted: "there" | "gone"): Promise<PbxAnswer> {
    for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
      const found = await store.read({ type: "endpoint", id: endpoint });
      if (found !== null && "kind" in found) return found;
      if ((found === null) === (wanted === "gone")) return { kind: "done" };
      await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
    }
    return { kind: "refused", text: "Asterisk does not read the file of trunks: pjsip.conf must include it" };
  }

  return {
    write: (number, objects) =>
      inTurn(async () => {
        const answer = await change(number, sectionsOf(objects));
        const endpoint = objects.find(({ type }) => type === "endpoint");
        return answer.kind === "done" && endpoint !== undefined ? follow(endpoint.id, "there") : answer;
      }),
    remove: (number, endpoint) =>
      inTurn(async () => {
        const answer = await change(number, null);
        return answer.kind === "done" ? follow(endpoint, "gone") : answer;
      }),
  };
}
