import { layers, packages, pure, worlds } from "./architecture.mjs";

const tests = "\\.test\\.tsx?$";
const testing = `^(${Object.keys(layers).join("|")})/testing/`;
const oneOf = (names) => `(${names.join("|")})`;
const escaped = (name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Each layer: everything of its world that is not listed is forbidden. */
const layerRules = Object.entries(layers).flatMap(([world, folders]) =>
  Object.entries(folders).map(([folder, { mayImport }]) => ({
    name: `layer-${world}-${folder}`,
    comment: `${world}/${folder} may import only: ${[folder, ...mayImport].join(", ")}`,
    severity: "error",
    from: { path: `^${world}/${folder}/`, pathNot: tests },
    to: { path: `^${world}/`, pathNot: `^${world}/${oneOf([folder, ...mayImport])}/` },
  })),
);

const worldRules = Object.entries(worlds).map(([world, mayImport]) => ({
  name: `world-${world}`,
  comment: `${world} may reach only: ${[world, ...mayImport].join(", ")}`,
  severity: "error",
  // A test that loads our samples into a real Asterisk needs the lab to start one.
  from: { path: `^${world}/`, pathNot: ["\\.asterisk\\.test\\.ts$", "^asterisk-samples/testing/"] },
  to: {
    path: `^${oneOf(Object.keys(worlds).filter((other) => other !== world && !mayImport.includes(other)))}/`,
  },
}));

/** The owner's folder, or its file where the owner is one. */
const owned = (world, owner) => `^${world}/${escaped(owner)}(/|\\.tsx?$)`;

const owners = (world, name) => packages[world][name] ?? [];
const packageNames = [...new Set(Object.values(packages).flatMap((owned) => Object.keys(owned)))];

const packageRules = Object.keys(packages).flatMap((world) =>
  packageNames.map((name) => ({
    name: `package-${world}-${name}`,
    comment: `${name} belongs in ${world} to: ${owners(world, name).join(", ") || "nobody"}`,
    severity: "error",
    from: {
      path: `^${world}/`,
      pathNot: [...owners(world, name).map((owner) => owned(world, owner)), tests],
    },
    to: { path: `node_modules/(@types/)?${escaped(name)}/` },
  })),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    ...worldRules,
    ...packageRules,
    {
      name: "core-is-pure",
      comment: "the pure folders know no npm package and no Node module, not even for a type",
      severity: "error",
      from: {
        path: Object.entries(pure).map(([world, folders]) => `^${world}/${oneOf(folders)}/`),
        pathNot: tests,
      },
      to: {
        dependencyTypes: [
          "npm",
          "npm-dev",
          "npm-optional",
          "npm-peer",
          "npm-no-pkg",
          "npm-unknown",
          "core",
          "undetermined",
        ],
      },
    },
    {
      name: "feature-not-to-feature",
      comment: "two features on one screen are composed in app",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "main-imports-only-app",
      severity: "error",
      from: { path: "^src/main\\.tsx$" },
      to: { path: "^src/", pathNot: "^src/app/" },
    },
    {
      name: "config-only-by-main",
      comment: "settings are passed in, so that every part runs with others in a test",
      severity: "error",
      from: { path: "^server/", pathNot: ["^server/src/main\\.ts$", tests] },
      to: { path: "^server/src/config\\.ts$" },
    },
    {
      name: "production-not-to-testing",
      severity: "error",
      from: { path: `^${oneOf(Object.keys(layers))}/`, pathNot: [testing, tests] },
      to: { path: [testing, tests] },
    },
    {
      name: "packs-of-texts-stand-alone",
      comment:
        "words/language.ts awaits the main pack before anything else runs: a pack that waits for such a thing waits for ever",
      severity: "error",
      from: { path: "^src/words/(en|es|ru)/" },
      to: { pathNot: "^src/words/($1/|plural\\.ts$)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "plurals-stand-alone",
      comment: "packs of texts import it: see packs-of-texts-stand-alone",
      severity: "error",
      from: { path: "^src/words/plural\\.ts$" },
      to: {},
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "a module nobody imports is dead, or its entry point is missing below",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          tests,
          "\\.d\\.ts$",
          "/generated/",
          "^src/main\\.tsx$",
          "^server/src/main\\.ts$",
          "^(lab|e2e|bench|contract|asterisk-samples)/",
        ],
      },
      to: {},
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      // "?url" is Vite's: the address of a package's file in the built app.
      to: { couldNotResolve: true, pathNot: "\\?url$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.lab|\\.cache|\\.tools)/" },
    // `import type` counts: a core that knows sip.js's types knows sip.js.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.app.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    reporterOptions: { archi: { collapsePattern: "^src/(features/)?[^/]+" } },
  },
};
