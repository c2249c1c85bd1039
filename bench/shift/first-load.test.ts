import { expect, it } from "vitest";
import { scriptsNamedBy } from "./first-load.ts";

it("tells what a page runs at once, what registers and what shows", () => {
  const page = `
    <meta http-equiv="Content-Security-Policy" content="script-src 'self'">
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/line-2.js">
    <script>open();</script>
    <link rel="preload" crossorigin href="/assets/screens-3.css" as="style">
    <link rel="modulepreload" crossorigin href="/assets/react-4.js" fetchpriority="low">`;
  expect(scriptsNamedBy(page)).toEqual({
    inPage: ["open();"],
    line: ["assets/index-1.js", "assets/line-2.js"],
    screens: ["assets/react-4.js"],
  });
});
