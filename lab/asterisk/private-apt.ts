import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { LabError } from "../lab-error.ts";
import { run } from "../processes/run.ts";
import type { Outcome } from "../processes/run.ts";

const SETPRIV = "/usr/bin/setpriv";

/** The suite that carries Asterisk; Debian 12 and 13 have none. */
export const SUITE = "forky";

/**
 * Packages that only installation scripts need: apt is told that they are here already, which saves a fifth of the
 * download. None is asked for with an exact version, so a stub satisfies every dependency on it.
 */
const NOT_NEEDED = ["python3", "gnupg", "adduser", "passwd", "debconf", "media-types", "netbase", "tzdata"];

export interface PrivateApt {
  readonly archives: string;
  /** Runs apt-get with this private state. */
  get(...args: string[]): Promise<Outcome>;
}

/**
 * An apt that keeps everything in `directory` and touches nothing of the machine's own: no root, nothing installed. It
 * verifies the archive's signature and each package's hash, and goes on with a download that was cut off.
 */
export async function createPrivateApt(directory: string, mirror: string): Promise<PrivateApt> {
  const archives = join(directory, "archives");
  await mkdir(join(archives, "partial"), { recursive: true });
  await mkdir(join(directory, "lists", "partial"), { recursive: true });
  const architecture = (await run("dpkg", ["--print-architecture"])).output.trim();
  await writeFile(join(directory, "status"), NOT_NEEDED.map((name) => stub(name, architecture)).join("\n"));
  const keyring = await findKeyring(directory);
  // Testing's Release file may be past its date on a mirror that is updated rarely; signatures are still checked.
  await writeFile(
    join(directory, "sources.list"),
    `deb [signed-by=${keyring} check-valid-until=no] ${mirror} ${SUITE} main\n`,
  );
  const configuration = join(directory, "apt.conf");
  await writeFile(configuration, aptConfiguration(directory, archives));
  return {
    archives,
    get: (...args) => {
      const command = ["apt-get", "-c", configuration, ...args];
      // Ends with us even when we are killed: an apt left alone would hold its lock against the next attempt.
      return existsSync(SETPRIV) ? run(SETPRIV, ["--pdeathsig=TERM", "--", ...command]) : run("env", command);
    },
  };
}

/** Read after the machine's own files (proxies and the like stay), hence the clearing of its hooks. */
function aptConfiguration(directory: string, archives: string): string {
  return `#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
Dir::State "${directory}";
Dir::State::lists "${directory}/lists";
Dir::State::status "${directory}/status";
Dir::Cache "${directory}";
Dir::Cache::archives "${archives}";
Dir::Log "${directory}";
Dir::Etc::sourcelist "${directory}/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
APT::Update::Error-Mode "any";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "3";
`;
}

function stub(name: string, architecture: string): string {
  const provides = name === "debconf" ? "Provides: debconf-2.0\n" : "";
  return `Package: ${name}
Status: install ok installed
Version: 9999:1
Architecture: ${architecture}
Maintainer: Ringbridge <lab@ringbridge.example>
${provides}Description: not needed to run Asterisk from a folder
`;
}

/** Debian's archive keys: on Debian they are there, elsewhere the distribution's own (verified) package carries them. */
async function findKeyring(directory: string): Promise<string> {
  const names = ["debian-archive-keyring.gpg", "debian-archive-keyring.pgp"];
  const unpacked = join(directory, "keyring");
  const find = (): string | undefined =>
    ["/usr/share/keyrings", join(unpacked, "usr/share/keyrings")]
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find((file) => existsSync(file));
  const found = find();
  if (found) return found;
  await mkdir(unpacked, { recursive: true });
  await run("apt-get", ["download", "debian-archive-keyring"], { cwd: unpacked });
  await run("sh", ["-c", "dpkg-deb -x debian-archive-keyring_*.deb ."], { cwd: unpacked });
  const fetched = find();
  if (fetched) return fetched;
  throw new LabError(
    "Debian's archive keys are missing, so its packages cannot be verified. Install the package debian-archive-keyring.",
  );
}
