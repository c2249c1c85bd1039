import type { Destination } from "../../core/numbers/business-number.ts";
import type { WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { TRUNK_KEY_EXCHANGE, wantedServer } from "../../core/numbers/drift.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { NumberFields, StoredNumber } from "../../core/ports/storage.ts";
import { extensionPasswordSeal } from "../accounts/seals.ts";
import { pbxProblem } from "../phone/phone-at-pbx.ts";
import { isTaken } from "./create-number.ts";
import type { NumberPorts } from "./number-ports.ts";
import { needsPush, pushToPbx } from "./push-trunk.ts";
import { readFromMeta } from "./read-from-meta.ts";
import { settingsToKeep, writeToMeta } from "./write-to-meta.ts";

type Write = (fields: Partial<NumberFields>) => Promise<Outcome<StoredNumber>>;

/**
 * Sends a number's calls elsewhere. Within the turns of the number and of both extensions. An external phone that is no
 * longer meant is taken out of Asterisk first: nobody would know of it later. Then Meta, if it has to send calls to another
 * server, or Asterisk, if it alone decides; then `write`.
 */
export async function moveDestination(
  ports: NumberPorts,
  number: StoredNumber,
  destination: Destination,
  write: Write,
): Promise<Outcome<StoredNumber>> {
  const { storage, settings, pbx } = ports;
  const old = extensionOf(number.destination);
  const newExtension = extensionOf(destination) !== old;
  if (newExtension && destination.kind === "extension" && (await isTaken(storage, destination.extension)))
    return refused("extension-taken");
  if (newExtension && old !== null) {
    const removed = await pbx.removeExternal(old);
    if (removed.kind !== "done") {
      await goBack(ports, number, destination);
      return pbxProblem(removed);
    }
  }

  const fields = { destination, ...newPassword(ports, number, destination, newExtension) };
  const [from, to] = [number.destination, destination].map((one) =>
    JSON.stringify(wantedServer({ destination: one }, settings.sipServer)),
  );
  const moved = await (from === to
    ? moveInAsterisk(ports, number, fields, write)
    : moveAtMeta(ports, number, fields, write));
  if (moved.kind === "problem") await goBack(ports, number, destination);
  return moved;
}

/** Asterisk as it was, as far as it can be reached; else the number shows what is missing, and the link's return mends it. */
async function goBack(ports: NumberPorts, number: StoredNumber, destination: Destination): Promise<void> {
  const extension = extensionOf(destination);
  if (extension !== null && extension !== extensionOf(number.destination))
    await ports.pbx.removeExternal(extension);
  await pushToPbx(ports, number);
}

const extensionOf = (destination: Destination) =>
  destination.kind === "extension" ? destination.extension : null;

function newPassword(
  { secrets }: NumberPorts,
  { id }: StoredNumber,
  destination: Destination,
  newExtension: boolean,
): Partial<NumberFields> {
  if (!newExtension) return {};
  return {
    sealedExtensionPassword:
      destination.kind === "extension"
        ? secrets.seal(secrets.newShortToken(), extensionPasswordSeal(id))
        : null,
  };
}

type Move = Partial<NumberFields> & { readonly destination: Destination };

/** Between our agents and an external phone. */
async function moveInAsterisk(
  ports: NumberPorts,
  number: StoredNumber,
  fields: Move,
  write: Write,
): Promise<Outcome<StoredNumber>> {
  const pushed = await pushToPbx(ports, { ...number, ...fields });
  return pushed.kind === "done" ? write(fields) : pbxProblem(pushed);
}

/** To or from another server. Once Meta has agreed there is no way back: what fails after that shows as drift. */
async function moveAtMeta(
  ports: NumberPorts,
  number: StoredNumber,
  fields: Move,
  write: Write,
): Promise<Outcome<StoredNumber>> {
  const server = wantedServer(fields, ports.settings.sipServer);
  const kept = await settingsToKeep(ports, number, server);
  if (kept.kind === "problem") return kept;
  const wanted = fitting(kept.value, fields.destination);
  const written = await writeToMeta(ports, number, wanted, server);
  if (written.kind === "problem") return written;

  const changed = await write({
    ...fields,
    lastError: null,
    ...(number.wanted !== null && { wanted }),
  });
  if (changed.kind === "problem") return changed;
  await readFromMeta(ports, changed.value);
  const now = await ports.storage.numbers.find(number.id);
  if (now === null) return refused("not-found");
  if (needsPush(ports, now)) await pushToPbx(ports, now);
  return done(now);
}

/** Calls that come to us come by SDES, whatever the other server spoke. */
const fitting = (wanted: WantedCallSettings, { kind }: Destination): WantedCallSettings =>
  kind === "own-server" ? wanted : { ...wanted, keyExchange: TRUNK_KEY_EXCHANGE };
