import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { askForScreens, firstScript, hashesOf, screensChunk } from "./vite.first-load.ts";
import { offlineShell } from "./vite.offline-shell.ts";
import { quickGrammar } from "./vite.quick-grammar.ts";
import { slimSip } from "./vite.slim-sip.ts";
import about from "./package.json" with { type: "json" };

/**
 * What the built page may do. Nothing of a stranger's name can become script, even by a mistake of ours: no
 * inline script but the page's first, which is named by what it says, no eval, no string into a DOM sink (Trusted Types; two policies let the page name its
 * workers, one parse what Asterisk says of colleagues, of which only text is read). `wasm-unsafe-eval` lets WebAssembly run, which only ever comes from this site's own files: the learned noise
 * suppressor is made of it. `wss:` because agents may type their server's address. A page in development needs more
 * (hot reloading), so only the build gets it.
 */
const contentSecurityPolicy = (html: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashesOf("script", html)}`.trim(),
    `style-src 'self' ${hashesOf("style", html)}`.trim(),
    "font-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "connect-src 'self' wss:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types ringbridge-worker ringbridge-timers ringbridge-presence",
  ].join("; ");

function securityPolicy(): Plugin {
  return {
    name: "ringbridge-content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy(html) },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    slimSip(),
    quickGrammar(),
    firstScript(),
    askForScreens(),
    securityPolicy(),
    offlineShell(),
  ],
  define: { __VERSION__: JSON.stringify(about.version) },
  build: {
    target: "es2023",
    sourcemap: true,
    rolldownOptions: {
      output: {
        // Libraries change less often than we do: browsers keep them over our updates.
        codeSplitting: {
          groups: [
            { name: "sip", tags: ["$initial"], test: /node_modules\/sip\.js\// },
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "backend", test: /node_modules\/(@tanstack|openapi-fetch)\// },
            // What the page begins with is two files: in small ones it weighs more and costs a request each.
            { name: "line", tags: ["$initial"], test: /\/(src\/(?!main\.tsx)|node_modules\/)/ },
            { name: screensChunk(), debugName: "screens" },
          ],
        },
      },
    },
  },
});
