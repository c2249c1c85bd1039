// THE layer table. eslint.config.mjs and .dependency-cruiser.mjs are derived from it, so the editor,
// the linter and CI give the same answer. Who may import whom, and who owns which package.

/** Layers of each world: what a folder may import besides itself. */
export const layers = {
  src: {
    shared: { mayImport: [] },
    core: { mayImport: ["shared"] },
    phone: { mayImport: ["core", "shared"] },
    sip: { mayImport: ["core", "shared"] },
    audio: { mayImport: ["core", "shared"] },
    stores: { mayImport: ["phone", "core", "shared"] },
    words: { mayImport: ["core", "shared"] },
    ui: { mayImport: ["shared"] },
    features: { mayImport: ["stores", "words", "ui", "core", "shared"] },
    app: { mayImport: ["features", "stores", "words", "ui", "audio", "sip", "phone", "core", "shared"] },
    testing: { mayImport: ["stores", "words", "ui", "phone", "core", "shared"] },
  },
};

/** Folders of `src` that must stay free of npm packages, Node modules and the browser. */
export const pure = ["shared", "core", "phone"];

/** Packages with an owner: nobody else in `src` may import them, not even for a type. */
export const packages = {
  "sip.js": ["sip"],
  zustand: ["stores"],
  "libphonenumber-js": ["app"],
  zod: ["app", "stores"],
  react: ["ui", "features", "app", "stores", "testing"],
  "react-dom": ["ui", "features", "app", "testing"],
  "lucide-react": ["ui", "features", "app"],
};

/** Worlds never import one another, but for what is listed: the real parts may be driven by tests. */
export const worlds = {
  src: [],
  "asterisk-samples": [],
  lab: ["asterisk-samples"],
  e2e: ["lab"],
  bench: ["lab"],
};
