import { randomBytes } from "node:crypto";
import type { PbxAnswer, PbxSetUp } from "../../../core/ports/pbx.ts";
import type { Ari } from "../ari.ts";
import { hangUpCallsOf } from "./hang-up.ts";
import { done, putAll, removeAll, type ObjectStore } from "./object-store.ts";
import { agentAor, agentAuth, agentEndpoint, type SipObject, type SipSite } from "./sip-objects.ts";

type Agents = Pick<PbxSetUp, "setUpAgent" | "removeAgent" | "setPhonePassword" | "revokePhone">;

export type AgentTools = {
  readonly ari: Ari;
  readonly store: ObjectStore;
  readonly site: SipSite;
  /** Told at once of what Asterisk does not tell: that an endpoint is there or not, that nobody is registered any more. */
  readonly noteEndpoint: (endpoint: string, presence: "there" | "gone") => void;
  readonly noteSignedOut: (extension: string) => void;
};

export function createAgents({ ari, store, site, noteEndpoint, noteSignedOut }: AgentTools): Agents {
  /** Runs one of the dialplan's contexts for the queue; being in or out already is the same to it. */
  const runInQueue = async (context: "queue-join" | "queue-leave", extension: string): Promise<PbxAnswer> =>
    done(
      await ari({
        method: "POST",
        path: ["channels"],
        query: {
          endpoint: `Local/${extension}@${context}/n`,
          context: "no-messages",
          extension: "s",
          priority: "1",
        },
      }),
    );

  const locked = (extension: string) => agentAuth(site, extension, randomBytes(24).toString("base64url"));

  async function authOnce(extension: string): Promise<readonly SipObject[] | PbxAnswer> {
    const known = await store.read({ type: "auth", id: extension });
    if (known === null) return [locked(extension)];
    return "kind" in known ? known : [];
  }

  return {
    async setUpAgent({ extension, name }) {
      const auth = await authOnce(extension);
      if ("kind" in auth) return auth;
      const objects = [...auth, agentAor(extension), agentEndpoint(site, extension, name)];
      const answer = await putAll(store, objects);
      if (answer.kind !== "done") return answer;
      noteEndpoint(extension, "there");
      return runInQueue("queue-join", extension);
    },

    async removeAgent(extension) {
      const left = await runInQueue("queue-leave", extension);
      if (left.kind !== "done") return left;
      const answer = await removeAll(store, agentKeys(extension));
      if (answer.kind !== "done") return answer;
      noteEndpoint(extension, "gone");
      noteSignedOut(extension);
      return hangUpCallsOf(ari, extension);
    },

    async setPhonePassword(extension, password) {
      const endpoint = await store.read({ type: "endpoint", id: extension });
      if (endpoint === null) return { kind: "refused", text: "404 Asterisk has no such phone" };
      if ("kind" in endpoint) return endpoint;
      return putAll(store, [agentAor(extension), agentAuth(site, extension, password)]);
    },

    async revokePhone(extension) {
      const known = await store.read({ type: "auth", id: extension });
      if (known === null) return { kind: "done" };
      if ("kind" in known) return known;
      // First nobody can sign in any more, then who is signed in is dropped.
      const { answer } = await store.put(locked(extension));
      if (answer.kind !== "done") return answer;
      const dropped = await store.signOut(extension);
      if (dropped.kind !== "done") return dropped;
      noteSignedOut(extension);
      return putAll(store, [agentAor(extension)]);
    },
  };
}

const agentKeys = (id: string) =>
  [
    { type: "auth", id },
    { type: "aor", id },
    { type: "endpoint", id },
  ] as const;
