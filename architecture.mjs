// THE layer table. eslint.config.mjs and .dependency-cruiser.mjs are derived from it, so the editor,
// the linter and CI give the same answer. Who may import whom, and who owns which package.

/**
 * Layers of each world: what a folder may import besides itself. The files beside the folders compose: `main` may import
 * every layer but testing (in the browser `app` alone), and in the server only `main` imports `config`.
 */
export const layers = {
  src: {
    shared: { mayImport: [] },
    core: { mayImport: ["shared"] },
    phone: { mayImport: ["core", "shared"] },
    sip: { mayImport: ["core", "shared"] },
    audio: { mayImport: ["core", "shared"] },
    // What this browser keeps: the call log, contacts.
    records: { mayImport: ["core", "shared"] },
    // The rest of the computer: notifications, badges, small windows, headset buttons.
    platform: { mayImport: ["core", "shared"] },
    api: { mayImport: ["core", "shared"] },
    stores: { mayImport: ["phone", "core", "shared"] },
    words: { mayImport: ["api", "core", "shared"] },
    ui: { mayImport: ["shared"] },
    features: { mayImport: ["stores", "api", "words", "ui", "core", "shared"] },
    app: {
      mayImport: [
        "features",
        "stores",
        "api",
        "words",
        "ui",
        "audio",
        "sip",
        "records",
        "platform",
        "phone",
        "core",
        "shared",
      ],
    },
    testing: { mayImport: ["stores", "api", "words", "ui", "phone", "core", "shared"] },
  },
  "server/src": {
    core: { mayImport: [] },
    "use-cases": { mayImport: ["core"] },
    adapters: { mayImport: ["core"] },
    http: { mayImport: ["use-cases", "core"] },
    testing: { mayImport: ["http", "adapters", "use-cases", "core"] },
  },
};

/** Folders that must stay free of npm packages, Node modules and the browser. */
export const pure = {
  src: ["shared", "core", "phone"],
  "server/src": ["core", "use-cases"],
};

/**
 * Packages with an owner, a folder or a file: nobody else of that world may import them, not even for a type. What only
 * the other world owns is nobody's here.
 */
export const packages = {
  src: {
    "sip.js": ["sip"],
    zustand: ["stores"],
    dexie: ["records"],
    papaparse: ["records"],
    "@sapphi-red/web-noise-suppressor": ["audio"],
    uplot: ["features"],
    "fuse.js": ["features"],
    "openapi-fetch": ["api"],
    "eventsource-parser": ["api"],
    "@tanstack/react-query": ["api", "app", "testing"],
    "libphonenumber-js": ["app"],
    valibot: ["app", "stores", "api", "sip", "records"],
    react: ["api", "ui", "features", "app", "stores", "testing"],
    "react-dom": ["ui", "features", "app", "testing"],
    "lucide-react": ["ui", "features", "app"],
  },
  "server/src": {
    fastify: ["http", "testing"],
    "@fastify": ["http", "testing"],
    "eventsource-parser": ["testing"],
    yaml: ["http"],
    ajv: ["http"],
    "ajv-formats": ["http"],
    zod: ["adapters", "http", "config", "main"],
    kysely: ["adapters"],
    pg: ["adapters", "testing"],
    ws: ["adapters"],
    "openid-client": ["adapters"],
    "prom-client": ["adapters"],
    pino: ["adapters/logging", "main"],
  },
};

/**
 * Worlds never import one another, but for what is listed: the real parts may be driven by tests. Browser and server meet
 * in contract/openapi.yaml alone, each through the types generated from it.
 */
export const worlds = {
  src: [],
  server: [],
  contract: [],
  "asterisk-samples": [],
  lab: ["asterisk-samples"],
  e2e: ["lab"],
  bench: ["lab"],
};
