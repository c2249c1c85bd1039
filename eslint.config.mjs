import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import checkFile from "eslint-plugin-check-file";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { layers } from "./architecture.mjs";

/** A class that names a side of the page, which is another one in languages written from right to left. */
const sided =
  "(?:^|[\\s:!-])(?:[pm][lr]-|(?:left|right)-[\\d[]|(?:border|rounded)-(?:[lr]|[tb][lr])(?:$|[\\s-])|(?:text|float|clear)-(?:left|right)(?:$|\\s))";

const elements = Object.entries(layers).flatMap(([world, folders]) =>
  Object.entries(folders).map(([folder, { mayImport }]) => ({
    type: `${world}/${folder}`,
    mayImport: [folder, ...mayImport].map((name) => `${world}/${name}`),
  })),
);

export default tseslint.config(
  {
    ignores: [
      "dist/",
      ".lab/",
      ".cache/",
      ".tools/",
      "coverage/",
      "test-results/",
      "playwright-report/",
      "**/generated/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "check-file": checkFile },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "check-file/filename-naming-convention": [
        "error",
        { "**/*.{ts,tsx}": "KEBAB_CASE" },
        { ignoreMiddleExtensions: true },
      ],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^\\.{1,2}/.*\\.jsx?$",
              message: "Write the .ts ending: Node runs the file as it stands.",
            },
          ],
        },
      ],
      complexity: ["error", 12],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
    },
  },
  {
    files: Object.keys(layers).map((world) => `${world}/**/*.{ts,tsx}`),
    ignores: ["**/*.test.{ts,tsx}"],
    plugins: { boundaries },
    settings: {
      "import/resolver": {
        typescript: {
          project: ["tsconfig.app.json", "tsconfig.core.json", "tsconfig.server.json"],
          noWarnOnMultipleProjects: true,
        },
      },
      "boundaries/elements": elements.map(({ type }) => ({ type, pattern: type, partialMatch: false })),
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: elements.map(({ type, mayImport }) => ({
            from: { element: { types: type } },
            allow: { to: { element: { types: mayImport } } },
          })),
        },
      ],
    },
  },
  {
    // The files beside the layers compose; .dependency-cruiser.mjs says what each may reach.
    files: ["src/*.tsx", "server/src/*.ts"],
    rules: { "boundaries/dependencies": "off" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["src/{ui,features,app}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[`Literal[value=/${sided}/]`, `TemplateElement[value.raw=/${sided}/]`].map((selector) => ({
          selector,
          message:
            "Say start or end (ps-, me-, start-, border-e, text-end): pages are also read from right to left.",
        })),
      ],
    },
  },
  {
    // The long switch over every phase and event is the design there.
    files: ["**/transition.ts", "**/core/call/talking.ts"],
    rules: { complexity: "off" },
  },
  {
    // Migrations run in the order of their names.
    files: ["server/src/adapters/storage/migrations/*.ts"],
    rules: {
      "check-file/filename-naming-convention": ["error", { "**/*.ts": "[0-9][0-9][0-9][0-9]-+([a-z0-9-])" }],
    },
  },
  {
    // Programs talk to their terminal.
    files: ["lab/**/*.ts", "bench/**/*.ts", "asterisk-samples/**/*.ts", "contract/**/*.ts", "scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.test.{ts,tsx}", "e2e/**/*.ts"],
    rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
