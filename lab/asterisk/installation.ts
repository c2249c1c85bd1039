import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { LabError } from "../lab-error.ts";
import { run } from "../processes/run.ts";
import type { Reporter } from "../reporter.ts";
import { unpackDebianAsterisk } from "./unpack.ts";
import { OLDEST_SAFE, isOlder, isUsable, parseVersion, usableText, versionText } from "./version.ts";
import type { Version } from "./version.ts";

/** A program and the arguments that always come first, e.g. the loader that starts it. */
export interface Program {
  readonly command: string;
  readonly leadingArguments: readonly string[];
  readonly moduleDirectory: string;
}

/** An Asterisk and a Kamailio that can be started from any folder by any user. */
export interface Installation {
  readonly asterisk: Program;
  readonly kamailio: Program;
  readonly version: Version;
  /** `astdatadir`: documentation, sounds. */
  readonly dataDirectory: string;
  /** The samples name it: Debian's build and Asterisk's own download differ. */
  readonly opusModule: "codec_opus_open_source" | "codec_opus";
  /** A sound file without its ending: the customer's greeting. Undefined: no sounds here, use tones. */
  readonly greeting: string | undefined;
}

/** Each a file name, or its beginning when the builds differ. */
const NEEDED_MODULES = [
  "res_pjsip.so",
  "res_pjsip_session.so",
  "res_pjsip_transport_websocket.so",
  "res_http_websocket.so",
  "res_srtp.so",
  "res_ari_channels.so",
  "app_queue.so",
  "codec_opus",
];

const triplet = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
const loader = process.arch === "arm64" ? "ld-linux-aarch64.so.1" : "ld-linux-x86-64.so.2";

/** The folder for what is fetched once: RINGBRIDGE_CACHE, else the user's own cache folder. */
export function cacheDirectory(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return process.env["RINGBRIDGE_CACHE"] ?? join(base, "ringbridge");
}

/**
 * Finds a usable Asterisk and Kamailio: RINGBRIDGE_ASTERISK, the machine's own, else Debian's, unpacked once.
 * @throws LabError with the remedy when there is none and none can be had.
 */
export async function findInstallation(reporter: Reporter): Promise<Installation> {
  const named = process.env["RINGBRIDGE_ASTERISK"];
  const asterisk = named ? await namedAsterisk(named) : await systemAsterisk(reporter);
  const kamailio = systemKamailio();
  if (asterisk && kamailio) return warned({ ...asterisk, kamailio }, reporter);
  const root = await unpackDebianAsterisk(cacheDirectory(), reporter, async (folder) => {
    await unpackedInstallation(folder);
  });
  const unpacked = await unpackedInstallation(root);
  return warned({ ...unpacked, ...asterisk, greeting: unpacked.greeting }, reporter);
}

function warned(installation: Installation, reporter: Reporter): Installation {
  if (isOlder(installation.version, OLDEST_SAFE))
    reporter.line(
      `Warning: this is Asterisk ${versionText(installation.version)}; ${versionText(OLDEST_SAFE)} fixed security faults. ` +
        "It will do for the lab, not for a PBX that others can reach.",
    );
  return installation;
}

type AsteriskPart = Omit<Installation, "kamailio">;

async function namedAsterisk(path: string): Promise<AsteriskPart> {
  const judged = await judge(path);
  if (typeof judged !== "string") return judged;
  throw new LabError(
    `RINGBRIDGE_ASTERISK is "${path}", but ${judged}. Name another one, or unset it to use Debian's.`,
  );
}

async function systemAsterisk(reporter: Reporter): Promise<AsteriskPart | undefined> {
  const path = ["/usr/sbin/asterisk", "/usr/local/sbin/asterisk"].find((file) => existsSync(file));
  if (!path) return undefined;
  const judged = await judge(path);
  if (typeof judged !== "string") return judged;
  reporter.line(`The machine's own Asterisk is not used: ${judged}.`);
  return undefined;
}

/** The Asterisk at `path`, or why it cannot be used. */
async function judge(path: string): Promise<AsteriskPart | string> {
  if (!existsSync(path)) return "there is no such file";
  const version = parseVersion((await run(path, ["-V"])).output);
  if (!version) return "it does not tell its version";
  if (!isUsable(version)) return `it is ${versionText(version)} and ${usableText()} is needed`;
  const prefix = dirname(dirname(path));
  const moduleDirectory = [`lib/${triplet}`, "lib64", "lib"]
    .map((folder) => join(prefix, folder, "asterisk/modules"))
    .find((folder) => existsSync(folder));
  if (!moduleDirectory) return "its modules were not found";
  const missing = missingModules(moduleDirectory);
  if (missing.length > 0) return `it lacks ${missing.join(", ")}`;
  const dataDirectory = ["/usr/share/asterisk", "/var/lib/asterisk"].find((folder) => existsSync(folder));
  return {
    asterisk: { command: path, leadingArguments: [], moduleDirectory },
    version,
    dataDirectory: dataDirectory ?? "/var/lib/asterisk",
    opusModule: opusModule(moduleDirectory),
    greeting: undefined,
  };
}

function missingModules(folder: string): string[] {
  const present = readdirSync(folder);
  return NEEDED_MODULES.filter((needed) => !present.some((name) => name.startsWith(needed)));
}

const opusModule = (folder: string): Installation["opusModule"] =>
  existsSync(join(folder, "codec_opus_open_source.so")) ? "codec_opus_open_source" : "codec_opus";

function systemKamailio(): Program | undefined {
  const command = "/usr/sbin/kamailio";
  const moduleDirectory = `/usr/lib/${triplet}/kamailio/modules`;
  const usable = existsSync(command) && existsSync(join(moduleDirectory, "tls.so"));
  return usable ? { command, leadingArguments: [], moduleDirectory } : undefined;
}

/**
 * Debian's packages, unpacked in `root`, started through their own loader so that the machine's C library is not asked.
 * @throws LabError when something that was to be in there is not.
 */
async function unpackedInstallation(root: string): Promise<Installation> {
  const library = join(root, "usr/lib", triplet);
  const through = (program: string, libraries: readonly string[], moduleDirectory: string): Program => ({
    command: join(library, loader),
    leadingArguments: ["--library-path", libraries.join(":"), join(root, program)],
    moduleDirectory,
  });
  const asterisk = through("usr/sbin/asterisk", [library], join(library, "asterisk/modules"));
  const kamailio = through(
    "usr/sbin/kamailio",
    [library, join(library, "kamailio")],
    join(library, "kamailio/modules"),
  );
  const { output, errors } = await run(asterisk.command, [...asterisk.leadingArguments, "-V"]);
  const version = parseVersion(output);
  const missing = version ? missingModules(asterisk.moduleDirectory) : [];
  if (!version || missing.length > 0 || !existsSync(join(kamailio.moduleDirectory, "tls.so")))
    throw new LabError(
      `The Asterisk unpacked in ${root} does not work: ${missing.join(", ") || errors.trim() || output.trim()}. ` +
        "Delete that folder and start again.",
    );
  const sounds = join(root, "usr/share/asterisk/sounds/en_US_f_Allison");
  return {
    asterisk,
    kamailio,
    version,
    dataDirectory: join(root, "usr/share/asterisk"),
    opusModule: opusModule(asterisk.moduleDirectory),
    greeting: existsSync(join(sounds, "hello-world.gsm")) ? join(sounds, "hello-world") : undefined,
  };
}
