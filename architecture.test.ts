import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { layers, worlds } from "./architecture.mjs";

/**
 * Shows that each check refuses what it is there to refuse: the real configurations judge a small tree of files
 * that holds one deliberate violation each, and a clean one.
 */
const root = import.meta.dirname;

type Files = Readonly<Record<string, string>>;

/** Each side has its own copy. */
const contract = `
  export interface paths {
    readonly "/api/numbers": {
      readonly get: { readonly responses: { readonly 200: { readonly content: { readonly "application/json": string[] } } } };
    };
  }
`;

/** As the layers are meant. */
const clean: Files = {
  "src/main.tsx": 'import { start } from "./app/start.ts";\n\nstart();\n',
  "src/app/start.ts": `
    import { View } from "../features/dialer/view.tsx";
    import { connect } from "../sip/connect.ts";
    import { store } from "../stores/store.ts";
    import { useKeys } from "../features/keypad/use-keys.ts";
    import { numbers } from "../api/numbers.ts";

    export function start(): readonly unknown[] {
      return [View, connect, store, useKeys, numbers];
    }
  `,
  "src/features/dialer/view.tsx": `
    import { useState } from "react";
    import type { Call } from "../../core/call.ts";
    import { store } from "../../stores/store.ts";

    export function View(props: { readonly call: Call }) {
      const [open] = useState(true);
      return <p>{open ? props.call.id : store.getState().id}</p>;
    }
  `,
  "src/features/keypad/use-keys.ts": `
    import { digits } from "./digits.ts";

    export const useKeys = (): readonly string[] => digits;
  `,
  "src/features/keypad/digits.ts": 'export const digits = ["1", "2"] as const;\n',
  "src/platform/worker/worker.ts": `
    import type { Call } from "../../core/call.ts";

    export const asked = (call: Call, event: FetchEvent): string => call.id + event.request.url;
  `,
  "src/stores/store.ts": `
    import { createStore } from "zustand/vanilla";
    import { phone } from "../phone/phone.ts";

    export const store = createStore(() => phone);
  `,
  "src/api/numbers.ts": `
    import { queryOptions } from "@tanstack/react-query";
    import createClient from "openapi-fetch";
    import type { paths } from "./generated/contract.ts";

    const client = createClient<paths>();
    export const numbers = queryOptions({ queryKey: ["numbers"], queryFn: () => client.GET("/api/numbers") });
  `,
  "src/api/generated/contract.ts": contract,
  "src/sip/connect.ts": `
    import type { Session } from "sip.js";
    import type { Call } from "../core/call.ts";

    export const connect = (session: Session, customer: string): Call => ({ id: session.id, customer });
  `,
  "src/phone/phone.ts": `
    import type { Call } from "../core/call.ts";

    export const phone: Call = { id: "call-1", customer: "" };
  `,
  "src/core/call.ts": `
    import type { Id } from "../shared/id.ts";

    export type Call = { readonly id: Id; readonly customer: string };
  `,
  "src/core/call.test.ts": `
    import { expect, it } from "vitest";
    import { aCall } from "../testing/builder.ts";

    it("has an id", () => expect(aCall().id).toBe("call-1"));
  `,
  "src/shared/id.ts": "export type Id = string;\n",
  "src/testing/builder.ts": `
    import type { Call } from "../core/call.ts";
    import { maria } from "./people.ts";

    export const aCall = (): Call => ({ id: "call-1", customer: maria });
  `,
  "src/testing/people.ts": 'export const maria = "+34612345678";\n',
  "server/src/main.ts": `
    import { pino } from "pino";
    import { openNumbers } from "./adapters/storage/numbers.ts";
    import { config } from "./config.ts";
    import { createServer } from "./http/server.ts";

    await createServer(openNumbers(pino().level)).listen(config);
  `,
  "server/src/config.ts": `
    import { z } from "zod";

    export const config = z.object({ port: z.coerce.number() }).parse({ port: process.env["PORT"] });
  `,
  "server/src/http/server.ts": `
    import { fastify, type FastifyInstance } from "fastify";
    import type { Numbers } from "../core/ports/numbers.ts";
    import { listNumbers } from "../use-cases/list-numbers.ts";
    import type { paths } from "./generated/contract.ts";

    export const address: keyof paths = "/api/numbers";
    export const createServer = (numbers: Numbers): FastifyInstance =>
      fastify().get(address, () => listNumbers(numbers));
  `,
  "server/src/http/server.test.ts": `
    import { expect, it } from "vitest";
    import { fakeNumbers } from "../testing/fake-numbers.ts";
    import { createServer } from "./server.ts";

    it("answers", async () => {
      expect((await createServer(fakeNumbers).inject("/api/numbers")).statusCode).toBe(200);
    });
  `,
  "server/src/http/generated/contract.ts": contract,
  "server/src/use-cases/list-numbers.ts": `
    import type { Numbers } from "../core/ports/numbers.ts";

    export const listNumbers = (numbers: Numbers): Promise<readonly string[]> => numbers.all();
  `,
  "server/src/core/ports/numbers.ts": `
    export interface Numbers {
      readonly all: () => Promise<readonly string[]>;
    }
  `,
  "server/src/adapters/storage/numbers.ts": `
    import { readFile } from "node:fs/promises";
    import { sql } from "kysely";
    import type { Numbers } from "../../core/ports/numbers.ts";

    export const query = sql\`select number from numbers\`;
    export const openNumbers = (file: string): Numbers => ({ all: async () => [await readFile(file, "utf8")] });
  `,
  "server/src/adapters/storage/numbers.asterisk.test.ts": `
    import { expect, it } from "vitest";
    import { lab } from "../../../../lab/start.ts";
    import { openNumbers } from "./numbers.ts";

    it("finds the lab's", async () => expect(await openNumbers("numbers").all()).toContain(lab()));
  `,
  "server/src/testing/fake-numbers.ts": `
    import type { Numbers } from "../core/ports/numbers.ts";

    export const fakeNumbers: Numbers = { all: () => Promise.resolve(["+34912345678"]) };
  `,
  "contract/generate.ts": 'export const contract = "openapi.yaml";\n',
  "lab/start.ts": `
    import { readFileSync } from "node:fs";
    import { samples } from "../asterisk-samples/samples.ts";

    export const lab = (): string => readFileSync(samples, "utf8");
  `,
  "asterisk-samples/samples.ts": 'export const samples = "pjsip.conf";\n',
  "e2e/call.ts": 'import { lab } from "../lab/start.ts";\n\nexport const started = lab;\n',
  "bench/run.ts": 'import { lab } from "../lab/start.ts";\n\nexport const measured = lab;\n',
};

type Judge = "dependency-cruiser" | "eslint" | "compiler";

const takes = (what: string, from: string) =>
  `import { ${what} } from "${from}";\n\nexport const taken = ${what};\n`;
const takesType = (what: string, from: string) =>
  `import type { ${what} } from "${from}";\n\nexport type Taken = ${what};\n`;
const anEnum = 'export enum Phase {\n  Ringing = "ringing",\n}\n';
const layer = (name: string) => ({
  "dependency-cruiser": `layer-${name}`,
  eslint: "boundaries/dependencies",
});
const cruiser = (rule: string) => ({ "dependency-cruiser": rule });
const compiler = (code: string) => ({ compiler: code });
const eslint = (rule: string) => ({ eslint: rule });

/** By whom each must be refused, and under which rule. The compiler names a foreign file once, where it meets it first. */
type Violation = readonly [what: string, file: string, text: string, refused: Partial<Record<Judge, string>>];

// prettier-ignore
const violations: readonly Violation[] = [
  // what the core and the phone may know
  ["core takes only a type from sip.js",  "src/core/names-sip.ts",                  takesType("Session", "sip.js"),                                    cruiser("core-is-pure")],
  ["core takes it within a type",         "src/core/names-sip-inside.ts",           'export type Taken = import("sip.js").Session;\n',                 cruiser("core-is-pure")],
  ["core hands it on",                    "src/core/hands-on.ts",                   'export type { Session } from "sip.js";\n',                        cruiser("core-is-pure")],
  ["core uses a package nobody owns",     "src/core/uses-package.ts",               takesType("Config", "prettier"),                                   cruiser("core-is-pure")],
  ["core reads files",                    "src/core/reads-files.ts",                takes("readFileSync", "node:fs"),                                  { ...cruiser("core-is-pure"), ...compiler("TS2591") }],
  ["core looks at the page",              "src/core/looks-at-page.ts",              "export const title = document.title;\n",                          compiler("TS2584")],
  ["core fetches",                        "src/core/fetches.ts",                    'export const answer = fetch("/");\n',                             compiler("TS2304")],
  ["a service worker looks at the page",  "src/platform/worker/looks-at-page.ts",   "export const title = document.title;\n",                          compiler("TS2584")],
  ["phone sets a timer",                  "src/phone/waits.ts",                     "setTimeout(() => undefined, 1);\n\nexport {};\n",                 compiler("TS2304")],
  ["phone uses React",                    "src/phone/uses-react.ts",                takes("useState", "react"),                                        cruiser("package-src-react")],
  ["server core reads files",             "server/src/core/reads-files.ts",         takes("readFileSync", "node:fs"),                                  { ...cruiser("core-is-pure"), ...compiler("TS2591") }],
  ["server core names the database",      "server/src/core/names-kysely.ts",        takesType("Kysely", "kysely"),                                     cruiser("core-is-pure")],
  ["a use case fetches",                  "server/src/use-cases/fetches.ts",        'export const answer = fetch("/");\n',                             compiler("TS2304")],
  ["a use case makes keys",               "server/src/use-cases/makes-keys.ts",     takes("randomBytes", "node:crypto"),                               { ...cruiser("core-is-pure"), ...compiler("TS2591") }],
  // layers
  ["core imports phone",                  "src/core/imports-phone.ts",              takes("phone", "../phone/phone.ts"),                               layer("src-core")],
  ["a feature imports sip",               "src/features/dialer/imports-sip.ts",     takes("connect", "../../sip/connect.ts"),                          layer("src-features")],
  ["a feature imports the phone",         "src/features/dialer/imports-phone.ts",   takes("phone", "../../phone/phone.ts"),                            layer("src-features")],
  ["sip imports a store",                 "src/sip/imports-store.ts",               takes("store", "../stores/store.ts"),                              layer("src-sip")],
  ["ui speaks of calls",                  "src/ui/speaks-of-calls.ts",              takesType("Call", "../core/call.ts"),                              layer("src-ui")],
  ["shared imports core",                 "src/shared/imports-core.ts",             takesType("Call", "../core/call.ts"),                              layer("src-shared")],
  ["a feature imports a feature",         "src/features/dialer/imports-feature.ts", takes("useKeys", "../keypad/use-keys.ts"),                         cruiser("feature-not-to-feature")],
  ["main.tsx imports a feature",          "src/main.tsx",                           'export { View } from "./features/dialer/view.tsx";\n',            cruiser("main-imports-only-app")],
  ["api imports a store",                 "src/api/imports-store.ts",               takes("store", "../stores/store.ts"),                              layer("src-api")],
  ["sip imports api",                     "src/sip/imports-api.ts",                 takes("numbers", "../api/numbers.ts"),                             layer("src-sip")],
  ["a use case imports an adapter",       "server/src/use-cases/imports-adapter.ts", takes("openNumbers", "../adapters/storage/numbers.ts"),           { ...layer("server/src-use-cases"), ...compiler("TS6307") }],
  ["http imports an adapter",             "server/src/http/imports-adapter.ts",     takes("openNumbers", "../adapters/storage/numbers.ts"),            layer("server/src-http")],
  ["an adapter imports a use case",       "server/src/adapters/imports-use-case.ts", takes("listNumbers", "../use-cases/list-numbers.ts"),             layer("server/src-adapters")],
  ["an adapter speaks in the contract",   "server/src/adapters/names-contract.ts",  takesType("paths", "../http/generated/contract.ts"),               layer("server/src-adapters")],
  ["server core imports a use case",      "server/src/core/imports-use-case.ts",    takes("listNumbers", "../use-cases/list-numbers.ts"),              layer("server/src-core")],
  ["http reads the settings",             "server/src/http/imports-config.ts",      takes("config", "../config.ts"),                                   cruiser("config-only-by-main")],
  // code for tests
  ["an adapter imports a fake",           "server/src/adapters/imports-fake.ts",    takes("fakeNumbers", "../testing/fake-numbers.ts"),                { ...layer("server/src-adapters"), ...cruiser("production-not-to-testing") }],
  ["the server's main imports a fake",    "server/src/main.ts",                     'export { fakeNumbers } from "./testing/fake-numbers.ts";\n',      { ...cruiser("production-not-to-testing"), ...compiler("TS6307") }],
  ["a store imports a test builder",      "src/stores/imports-builder.ts",          takes("aCall", "../testing/builder.ts"),                           { ...layer("src-stores"), ...compiler("TS6307") }],
  ["app imports the cast of the tests",   "src/app/imports-people.ts",              takes("maria", "../testing/people.ts"),                            { ...layer("src-app"), ...cruiser("production-not-to-testing") }],
  ["production imports a test",           "src/stores/imports-test.ts",             'import "../core/call.test.ts";\n',                                cruiser("production-not-to-testing")],
  // packages with an owner
  ["a feature uses zustand",              "src/features/dialer/uses-zustand.ts",    takes("create", "zustand"),                                        cruiser("package-src-zustand")],
  ["a feature takes a type from zustand", "src/features/dialer/names-zustand.ts",   takesType("StoreApi", "zustand/vanilla"),                          cruiser("package-src-zustand")],
  ["app speaks to sip.js",                "src/app/uses-sip.ts",                    takes("UserAgent", "sip.js"),                                      cruiser("package-src-sip.js")],
  ["audio loads the numbering plans",     "src/audio/uses-plans.ts",                takes("getCountries", "libphonenumber-js/min"),                    cruiser("package-src-libphonenumber-js")],
  ["sip uses React",                      "src/sip/uses-react.ts",                  takes("useState", "react"),                                        cruiser("package-src-react")],
  ["a feature speaks to the backend",     "src/features/dialer/uses-fetch.ts",      takes("createPathBasedClient", "openapi-fetch"),                   cruiser("package-src-openapi-fetch")],
  ["stores use react-query",              "src/stores/uses-query.ts",               takes("useQuery", "@tanstack/react-query"),                        cruiser("package-src-@tanstack/react-query")],
  ["the browser opens a database",        "src/api/uses-kysely.ts",                 takesType("Kysely", "kysely"),                                     cruiser("package-src-kysely")],
  ["the server uses React",               "server/src/http/uses-react.ts",          takes("useState", "react"),                                        cruiser("package-server/src-react")],
  ["an adapter uses fastify",             "server/src/adapters/uses-fastify.ts",    takes("fastify", "fastify"),                                       cruiser("package-server/src-fastify")],
  ["an adapter uses a part of fastify",   "server/src/adapters/uses-cookie.ts",     takes("fastifyCookie", "@fastify/cookie"),                         cruiser("package-server/src-@fastify")],
  ["http asks the database",              "server/src/http/uses-pg.ts",             takesType("Client", "pg"),                                         cruiser("package-server/src-pg")],
  ["storage logs by itself",              "server/src/adapters/storage/logs.ts",    takes("pino", "pino"),                                             cruiser("package-server/src-pino")],
  // worlds
  ["src imports lab",                     "src/app/imports-lab.ts",                 takes("lab", "../../lab/start.ts"),                                { ...cruiser("world-src"), ...compiler("TS6307") }],
  ["src imports server",                  "src/app/imports-server.ts",              takes("createServer", "../../server/src/http/server.ts"),          { ...cruiser("world-src"), ...compiler("TS6307") }],
  ["src imports the contract",            "src/api/imports-contract.ts",            takes("contract", "../../contract/generate.ts"),                   { ...cruiser("world-src"), ...compiler("TS6307") }],
  ["server imports src",                  "server/src/adapters/imports-src.ts",     takes("connect", "../../../src/sip/connect.ts"),                   { ...cruiser("world-server"), ...compiler("TS6307") }],
  ["server imports lab",                  "server/src/adapters/imports-lab.ts",     takes("lab", "../../../lab/start.ts"),                             { ...cruiser("world-server"), ...compiler("TS6307") }],
  ["lab imports server",                  "lab/imports-server.ts",                  takes("createServer", "../server/src/http/server.ts"),             { ...cruiser("world-lab"), ...compiler("TS6307") }],
  ["e2e imports server",                  "e2e/imports-server.ts",                  takes("createServer", "../server/src/http/server.ts"),             { ...cruiser("world-e2e"), ...compiler("TS6307") }],
  ["the contract imports server",         "contract/imports-server.ts",             takes("createServer", "../server/src/http/server.ts"),             cruiser("world-contract")],
  ["src imports the samples",             "src/app/imports-samples.ts",             takes("samples", "../../asterisk-samples/samples.ts"),             cruiser("world-src")],
  ["lab imports src",                     "lab/imports-src.ts",                     takes("phone", "../src/phone/phone.ts"),                           { ...cruiser("world-lab"), ...compiler("TS6307") }],
  ["the samples import lab",              "asterisk-samples/imports-lab.ts",        takes("lab", "../lab/start.ts"),                                   cruiser("world-asterisk-samples")],
  ["e2e imports src",                     "e2e/imports-src.ts",                     takes("phone", "../src/phone/phone.ts"),                           cruiser("world-e2e")],
  ["bench imports src",                   "bench/imports-src.ts",                   takes("phone", "../src/phone/phone.ts"),                           cruiser("world-bench")],
  // shape
  ["two files import each other",         "src/core/cycle-a.ts",                    'export { b } from "./cycle-b.ts";\n\nexport const a = 1;\n',      cruiser("no-cycles")],
  ["nobody imports a file",               "src/core/orphan.ts",                     "export const lonely = 1;\n",                                      cruiser("no-orphans")],
  ["nobody imports a server's file",      "server/src/adapters/orphan.ts",          "export const lonely = 1;\n",                                      cruiser("no-orphans")],
  ["an import of nothing",                "lab/imports-nothing.ts",                 takes("nothing", "./not-there.ts"),                                { ...cruiser("not-to-unresolvable"), ...compiler("TS2307") }],
  ["./x.js for ./x.ts",                   "lab/wrong-ending.ts",                    takes("lab", "./start.js"),                                        eslint("no-restricted-imports")],
  ["../x.js for ../x.ts",                 "src/phone/wrong-ending.ts",              takesType("Call", "../core/call.js"),                              eslint("no-restricted-imports")],
  // words of TypeScript that Node cannot strip
  ["an enum in core",                     "src/core/has-enum.ts",                   anEnum,                                                            compiler("TS1294")],
  ["an enum in a feature",                "src/features/dialer/has-enum.ts",        anEnum,                                                            compiler("TS1294")],
  ["an enum in lab",                      "lab/has-enum.ts",                        anEnum,                                                            compiler("TS1294")],
  ["an enum in the server",               "server/src/http/has-enum.ts",            anEnum,                                                            compiler("TS1294")],
  ["a parameter property",                "src/sip/has-property.ts",                "export class Line {\n  constructor(readonly id: string) {}\n}\n", compiler("TS1294")],
];

/** The other half of the cycle. */
const accomplice: Files = {
  "src/core/cycle-b.ts": 'export { a } from "./cycle-a.ts";\n\nexport const b = 2;\n',
};

type Findings = ReadonlyMap<string, readonly string[]>;
type Verdict = { readonly passed: boolean; readonly findings: Findings };

const judges: Readonly<Record<Judge, (folder: string) => Promise<Verdict>>> = {
  "dependency-cruiser": async (folder) => {
    const { passed, output } = await run(folder, "dependency-cruiser/bin/dependency-cruiser.mjs", [
      ...["--config", ".dependency-cruiser.mjs", "--output-type", "json"],
      ...Object.keys(worlds),
    ]);
    const { summary } = JSON.parse(output) as {
      readonly summary: {
        readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
      };
    };
    return {
      passed: passed && summary.violations.length === 0,
      findings: byFile(summary.violations.map(({ from, rule }) => [from, rule.name])),
    };
  },
  eslint: async (folder) => {
    const { passed, output } = await run(folder, "eslint/bin/eslint.js", [
      "--max-warnings",
      "0",
      "--format",
      "json",
      ".",
    ]);
    const files = JSON.parse(output) as readonly {
      readonly filePath: string;
      readonly messages: readonly { readonly ruleId: string | null }[];
    }[];
    const found = files.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => [path.relative(folder, filePath), ruleId ?? "could not read it"] as const),
    );
    return { passed, findings: byFile(found) };
  },
  compiler: async (folder) => {
    const { passed, output } = await run(folder, "typescript/bin/tsc", ["-b", "--pretty", "false"]);
    const found = [...output.matchAll(/^([^\s(]+)\(\d+,\d+\): error (TS\d+):/gm)].map(
      ([, file = "", code = ""]) => [file, code] as const,
    );
    return { passed, findings: byFile(found) };
  },
};

function byFile(found: readonly (readonly [file: string, rule: string])[]): Findings {
  const files = new Map<string, string[]>();
  for (const [file, rule] of found) files.set(file, [...(files.get(file) ?? []), rule]);
  return files;
}

function run(
  folder: string,
  program: string,
  args: readonly string[],
): Promise<{ readonly passed: boolean; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 2 ** 26 };
    execFile(
      process.execPath,
      [path.join(root, "node_modules", program), ...args],
      options,
      (error, stdout, stderr) => {
        if (stdout === "" && error !== null) reject(new Error(`${program} did not run: ${stderr}`));
        else resolve({ passed: error === null, output: stdout });
      },
    );
  });
}

const configurations = [
  ...["architecture.mjs", ".dependency-cruiser.mjs", "eslint.config.mjs", "package.json"],
  ...["base", "core", "app", "worker", "test", "server", "server-test", "node", "e2e"].map(
    (name) => `tsconfig.${name}.json`,
  ),
  "tsconfig.json",
];

/** Writes a tree of files under .cache/, inside the project so that its packages are found. */
async function plant(files: Files): Promise<string> {
  await mkdir(path.join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(root, ".cache", "architecture-"));
  await Promise.all(configurations.map((name) => cp(path.join(root, name), path.join(folder, name))));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

const broken: Files = {
  ...clean,
  ...accomplice,
  ...Object.fromEntries(violations.map(([, file, text]) => [file, text])),
};

async function judged<Name extends Judge>(
  files: Files,
  names: readonly Name[],
): Promise<Readonly<Record<Name, Verdict>>> {
  const folder = await plant(files);
  try {
    const verdicts = await Promise.all(
      names.map(async (name) => [name, await judges[name](folder)] as const),
    );
    return Object.fromEntries(verdicts) as Readonly<Record<Name, Verdict>>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const everyJudge = Object.keys(judges) as readonly Judge[];

describe("a clean tree", () => {
  // ESLint looks at each file by itself: that it leaves clean ones alone shows below.
  const names = ["dependency-cruiser", "compiler"] as const;
  let verdicts: Awaited<ReturnType<typeof judged<(typeof names)[number]>>>;

  beforeAll(async () => {
    verdicts = await judged(clean, names);
  }, 120_000);

  it.each(names)("passes %s", (name) => {
    expect(Object.fromEntries(verdicts[name].findings)).toEqual({});
    expect(verdicts[name].passed).toBe(true);
  });
});

describe("each violation is refused", () => {
  let verdicts: Awaited<ReturnType<typeof judged<Judge>>>;

  beforeAll(async () => {
    verdicts = await judged(broken, everyJudge);
  }, 120_000);

  const rows = violations.flatMap(([what, file, , refused]) =>
    (Object.entries(refused) as [Judge, string][]).map(([name, rule]) => [what, name, rule, file] as const),
  );

  it.each(rows)("%s: by %s, as %s", (_what, name, rule, file) => {
    expect(verdicts[name].passed).toBe(false);
    expect(verdicts[name].findings.get(file) ?? []).toContain(rule);
  });

  // The compiler is left out: a foreign file drags its own imports in, and it complains of those too.
  it.each(["dependency-cruiser", "eslint"] as const)("and nothing else is, by %s", (name) => {
    const guilty = Object.keys(broken).filter((file) => broken[file] !== clean[file]);
    const innocent = [...verdicts[name].findings].filter(([file]) => !guilty.includes(file));
    expect(Object.fromEntries(innocent)).toEqual({});
  });
});

describe("the table", () => {
  it("is checked in every world by npm run check:layers", async () => {
    const { scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const folders = scripts["check:layers"]?.split(" ") ?? [];
    expect(folders).toEqual(expect.arrayContaining(Object.keys(worlds)));
    expect(scripts["check:all"]?.split(" ")).toContain("check:layers");
  });

  it("has no two layers that may import each other", () => {
    for (const folders of Object.values(layers)) {
      for (const [name, { mayImport }] of Object.entries(folders)) {
        for (const below of mayImport) {
          expect(folders[below], `${below}, which ${name} may import`).toBeDefined();
          expect(folders[below]?.mayImport, `${below}, which ${name} may import`).not.toContain(name);
        }
      }
    }
  });
});
