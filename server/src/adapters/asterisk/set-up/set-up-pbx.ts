import type { PbxAnswer, PbxSetUp } from "../../../core/ports/pbx.ts";
import { trunkOf } from "../names.ts";
import { createAgents, type AgentTools } from "./agents.ts";
import { hangUpCallsOf } from "./hang-up.ts";
import { putAll, removeAll } from "./object-store.ts";
import { externalObjects, trunkObjects } from "./sip-objects.ts";
import { sectionsOf } from "./trunk-sections.ts";
import type { TrunkFile } from "./trunk-file.ts";

/** `file`: trunks stand there and are not pushed. Phones are pushed in any case. */
export type SetUpTools = AgentTools & { readonly file: TrunkFile | null };

/** Sets agents, trunks and external phones up in Asterisk, over its REST interface alone. */
export function createPbxSetUp(tools: SetUpTools): PbxSetUp {
  const { ari, store, site, file, noteEndpoint, noteSignedOut } = tools;

  const noted = (answer: PbxAnswer, endpoint: string, presence: "there" | "gone"): PbxAnswer => {
    if (answer.kind === "done") noteEndpoint(endpoint, presence);
    return answer;
  };

  return {
    ...createAgents(tools),

    async setUpTrunk(plan) {
      const objects = trunkObjects(site, plan);
      const answer = file === null ? await putAll(store, objects) : await file.write(plan.number, objects);
      return noted(answer, trunkOf(plan.number), "there");
    },

    async removeTrunk(number) {
      const id = trunkOf(number);
      const answer = file === null ? await removeAll(store, trunkKeys(id)) : await file.remove(number, id);
      return noted(answer, id, "gone");
    },

    async setUpExternal(plan) {
      return noted(await putAll(store, externalObjects(site, plan)), plan.extension, "there");
    },

    async removeExternal(id) {
      const keys = [
        { type: "auth", id },
        { type: "aor", id },
        { type: "endpoint", id },
      ] as const;
      const answer = await removeAll(store, keys);
      if (answer.kind !== "done") return answer;
      noteSignedOut(id);
      noted(answer, id, "gone");
      return hangUpCallsOf(ari, id);
    },

    trunkFile: (trunk, external) =>
      sectionsOf([
        ...trunkObjects(site, trunk),
        ...(external === null ? [] : externalObjects(site, external)),
      ]),
  };
}

const trunkKeys = (id: string) =>
  [
    { type: "auth", id: `${id}-in` },
    { type: "auth", id: `${id}-out` },
    { type: "aor", id },
    { type: "endpoint", id },
    { type: "identify", id: `${id}-identify` },
  ] as const;
