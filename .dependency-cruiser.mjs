import { layers, packages, pure, worlds } from "./architecture.mjs";

const tests = "\\.test\\.tsx?$";
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
  from: { path: `^${world}/`, pathNot: "\\.asterisk\\.test\\.ts$" },
  to: {
    path: `^${oneOf(Object.keys(worlds).filter((other) => other !== world && !mayImport.includes(other)))}/`,
  },
}));

const packageRules = Object.entries(packages).map(([name, owners]) => ({
  name: `package-${name}`,
  comment: `${name} belongs to src/${owners.join(", src/")}`,
  severity: "error",
  from: { path: "^src/", pathNot: [`^src/${oneOf(owners)}/`, tests, "^src/main\\.tsx$"] },
  to: { path: `node_modules/${escaped(name)}/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    ...worldRules,
    ...packageRules,
    {
      name: "core-is-pure",
      comment: `src/${pure.join(", src/")} know no npm package and no Node module, not even for a type`,
      severity: "error",
      from: { path: `^src/${oneOf(pure)}/`, pathNot: tests },
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
      name: "production-not-to-testing",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/testing/", tests] },
      to: { path: ["^src/testing/", tests] },
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
        pathNot: [tests, "\\.d\\.ts$", "^src/main\\.tsx$", "^(lab|e2e|bench|asterisk-samples)/"],
      },
      to: {},
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
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
