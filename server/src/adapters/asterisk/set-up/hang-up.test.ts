import { expect, test } from "vitest";
import type { Ari, AriAnswer } from "../ari.ts";
import { hangUpCallsOf } from "./hang-up.ts";

const unreachable = { kind: "unreachable" } as const;

const channel = (id: string, name: string) => ({
  id,
  name,
  state: "Up",
  caller: { name: "", number: "" },
  connected: { name: "", number: "" },
  dialplan: { context: "from-webrtc", exten: "s" },
  creationtime: "2026-11-21T10:19:45.468+0000",
});

/** An Asterisk with Carol in two calls and a customer in one. */
function anAsterisk(answerTo: (id: string) => AriAnswer = () => ({ kind: "answered", body: undefined })) {
  const ended: string[] = [];
  const ari: Ari = ({ method, path: [, id = ""] }) => {
    if (method === "GET")
      return Promise.resolve({
        kind: "answered",
        body: [
          channel("c-1", "PJSIP/1003-00000001"),
          channel("c-2", "PJSIP/1003-0000000a"),
          channel("c-3", "PJSIP/wa-12145550111-00000002"),
          channel("c-4", "PJSIP/10031-00000003"),
          channel("c-5", "Local/1003@queue-leave-00000000;1"),
        ],
      });
    ended.push(id);
    return Promise.resolve(answerTo(id));
  };
  return { ari, ended };
}

test("ends every call of the endpoint, and nobody else's", async () => {
  const { ari, ended } = anAsterisk();
  expect(await hangUpCallsOf(ari, "1003")).toEqual({ kind: "done" });
  expect(ended).toEqual(["c-1", "c-2"]);
});

test("a call that is over meanwhile is as good as ended", async () => {
  const { ari, ended } = anAsterisk(() => ({ kind: "refused", status: 404, text: "404 Channel not found" }));
  expect(await hangUpCallsOf(ari, "1003")).toEqual({ kind: "done" });
  expect(ended).toEqual(["c-1", "c-2"]);
});

test("says when Asterisk goes away in between", async () => {
  const { ari } = anAsterisk((id) => (id === "c-2" ? unreachable : { kind: "answered", body: undefined }));
  expect(await hangUpCallsOf(ari, "1003")).toEqual(unreachable);
});
