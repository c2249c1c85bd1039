import { changeNumber } from "../../use-cases/numbers/change-number.ts";
import { createNumber } from "../../use-cases/numbers/create-number.ts";
import { getNumber } from "../../use-cases/numbers/get-number.ts";
import { listNumbers } from "../../use-cases/numbers/list-numbers.ts";
import { refreshNumber } from "../../use-cases/numbers/refresh-number.ts";
import { removeNumber } from "../../use-cases/numbers/remove-number.ts";
import { reveal } from "../../use-cases/numbers/reveal.ts";
import { rotateSipPassword } from "../../use-cases/numbers/rotate-sip-password.ts";
import { writeCallSettings } from "../../use-cases/numbers/write-call-settings.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { versionOf, type Handlers } from "../operation.ts";
import { toNumber } from "./number-json.ts";
import { shown } from "./outcomes.ts";

type NumberOperations =
  | "listNumbers"
  | "createNumber"
  | "getNumber"
  | "changeNumber"
  | "removeNumber"
  | "writeCallSettings"
  | "refreshNumber"
  | "rotateSipPassword"
  | "reveal";

export function numberHandlers(ports: Ports): Pick<Handlers, NumberOperations> {
  return {
    listNumbers: async ({ actor }) =>
      shown(await listNumbers(ports, actor), (numbers) => numbers.map(toNumber)),

    createNumber: async ({ actor, body }) => shown(await createNumber(ports, actor, body), toNumber),

    getNumber: async ({ actor, path }) => shown(await getNumber(ports, actor, path), toNumber),

    changeNumber: async (call) =>
      shown(
        await changeNumber(ports, call.actor, {
          numberId: call.path.numberId,
          version: versionOf(call),
          change: call.body,
        }),
        toNumber,
      ),

    removeNumber: ({ actor, path }) => removeNumber(ports, actor, path),

    writeCallSettings: async (call) =>
      shown(
        await writeCallSettings(ports, call.actor, {
          numberId: call.path.numberId,
          version: versionOf(call),
          wanted: call.body,
        }),
        toNumber,
      ),

    refreshNumber: async ({ actor, path }) => shown(await refreshNumber(ports, actor, path), toNumber),

    rotateSipPassword: async ({ actor, path }) =>
      shown(await rotateSipPassword(ports, actor, path), toNumber),

    reveal: ({ actor, path, body }) => reveal(ports, actor, { numberId: path.numberId, what: body.what }),
  };
}
