import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAri, type Ari } from "../../lab/asterisk/ari.ts";
import {
  foldersOf,
  runOnConsole,
  startAsterisk,
  writeAsteriskConf,
} from "../../lab/asterisk/asterisk-process.ts";
import { findInstallation } from "../../lab/asterisk/installation.ts";
import { createReporter } from "../../lab/reporter.ts";
import { createAuthority, type Issued } from "../render/certificates.ts";
import { renderSamples } from "../render/render.ts";
import type { CompleteValues } from "../render/secrets.ts";
import type { SampleValuesInput } from "../render/values.ts";

/** The name that Meta was given, in every test. */
export const host = "pbx.example.org";

/** A real Asterisk on the rendered samples. */
export interface RenderedPbx {
  readonly values: CompleteValues;
  /** Where its files are. */
  readonly configuration: string;
  /** Who signs Meta's certificate. */
  readonly authority: Issued;
  /** PEM of the authority that Asterisk's own certificate is from. */
  readonly ca: string;
  readonly ari: Ari;
  cli(command: string): Promise<string>;
  /** Warnings and errors so far. Nothing is allowed for: whatever Asterisk says here is about our files. */
  complaints(): Promise<string[]>;
  /** Ends it and starts it again on the same files and the same AstDB, or without what it kept there. */
  restart(astDb?: "kept" | "lost"): Promise<void>;
  stop(): Promise<void>;
}

/** `pbx` and `meta` are loopback addresses, beyond those of labs, so that a lab may run meanwhile. */
export async function bootRendered(
  { pbx, meta }: { readonly pbx: string; readonly meta: string },
  values: Pick<SampleValuesInput, "businessNumbers" | "agents"> & Partial<SampleValuesInput>,
): Promise<RenderedPbx> {
  const installation = await findInstallation(createReporter());
  const home = await mkdtemp(join(tmpdir(), "samples-"));
  const folders = foldersOf(home);
  const authority = await createAuthority();
  const metaCaFile = join(home, "meta-ca.pem");
  await writeFile(metaCaFile, authority.certificate);
  const rendered = await renderSamples(
    {
      hostname: host,
      sipTlsBind: { address: pbx, port: 5061 },
      wssBind: { address: pbx, port: 8089 },
      httpBind: { address: pbx, port: 8088 },
      metaHost: meta,
      metaCaFile,
      certificates: "local",
      localNames: ["localhost", pbx],
      installedIn: folders.configuration,
      opusModule: installation.opusModule,
      ...values,
    },
    folders.configuration,
  );
  await writeAsteriskConf(folders, installation);
  const { user, password } = rendered.values.ari;
  const ari = createAri({ address: pbx, port: 8088, user, password });
  const start = async () => await startAsterisk("asterisk", installation, folders, ari, false);
  let asterisk = await start();
  return {
    values: rendered.values,
    configuration: folders.configuration,
    authority,
    ca: await readFile(join(folders.configuration, "keys/ca.pem"), "utf8"),
    ari,
    cli: (command) => runOnConsole(installation, folders, command),
    complaints: async () =>
      (await readFile(join(folders.logs, "messages.log"), "utf8"))
        .split("\n")
        .filter((line) => /\b(WARNING|ERROR)\[/.test(line)),
    restart: async (astDb = "kept") => {
      await asterisk.stop();
      if (astDb === "lost") await rm(join(home, "state/astdb.sqlite3"));
      asterisk = await start();
    },
    stop: async () => {
      await asterisk.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
