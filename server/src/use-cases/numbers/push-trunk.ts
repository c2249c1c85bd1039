import type { Destination } from "../../core/numbers/business-number.ts";
import type { ExternalPlan, PbxAnswer, TrunkPlan } from "../../core/ports/pbx.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { extensionPasswordSeal, sipPasswordSeal } from "../accounts/seals.ts";
import type { Ports } from "../ports.ts";
import { endpointOf } from "./show-number.ts";

type PushPorts = Pick<Ports, "storage" | "secrets" | "pbx" | "view" | "logger">;

/** Meta's SIP password of the number, or null. @throws when it was sealed with another key. */
export function sipPasswordOf({ secrets }: Pick<Ports, "secrets">, number: StoredNumber): string | null {
  const { id, sealedPassword } = number;
  return sealedPassword === null ? null : secrets.open(sealedPassword, sipPasswordSeal(id));
}

/** What the number's trunk is made of; null when its calls go elsewhere, or Meta has given no password yet. */
export function trunkPlanOf(ports: Pick<Ports, "secrets">, number: StoredNumber): TrunkPlan | null {
  const destination = trunkDestination(number.destination);
  const password = sipPasswordOf(ports, number);
  return destination === null || password === null ? null : { number: number.number, password, destination };
}

export function trunkDestination(destination: Destination): TrunkPlan["destination"] | null {
  switch (destination.kind) {
    case "agents":
    case "bitrix24": // until there is a connector
      return { kind: "agents" };
    case "extension":
      return destination;
    case "own-server":
      return null;
  }
}

/** The external phone of the number, or null when its calls go elsewhere. */
export function externalPlanOf(
  { secrets }: Pick<Ports, "secrets">,
  { id, number, destination, sealedExtensionPassword }: StoredNumber,
): ExternalPlan | null {
  if (destination.kind !== "extension" || sealedExtensionPassword === null) return null;
  return {
    extension: destination.extension,
    password: secrets.open(sealedExtensionPassword, extensionPasswordSeal(id)),
    businessNumber: number,
  };
}

/**
 * Gives Asterisk all that the number needs there, or takes its trunk away when calls go to another server. Can be repeated.
 * Notes that Asterisk has Meta's present password.
 */
export async function pushToPbx(ports: PushPorts, number: StoredNumber): Promise<PbxAnswer> {
  const answer = await pushAll(ports, number);
  if (answer.kind !== "done") {
    ports.logger.warn("number.push-failed", { number: number.id, kind: answer.kind });
    return answer;
  }
  const { meta } = number;
  if (meta?.passwordAtPbx === "behind")
    await ports.storage.numbers.learn(number.id, { meta: { ...meta, passwordAtPbx: "in-step" } });
  return answer;
}

async function pushAll(ports: PushPorts, number: StoredNumber): Promise<PbxAnswer> {
  const { pbx } = ports;
  if (number.destination.kind === "own-server") return pbx.removeTrunk(number.number);
  const external = externalPlanOf(ports, number);
  if (external !== null) {
    const answer = await pbx.setUpExternal(external);
    if (answer.kind !== "done") return answer;
  }
  const trunk = trunkPlanOf(ports, number);
  return trunk === null ? { kind: "done" } : pbx.setUpTrunk(trunk);
}

/** Whether Asterisk lacks something of this number, or has something that it should not. */
export function needsPush({ view }: Pick<Ports, "view">, number: StoredNumber): boolean {
  const there = endpointOf(view, number);
  if (number.destination.kind === "own-server") return there === "yes";
  return number.passwordSet && (there === "no" || number.meta?.passwordAtPbx === "behind");
}
