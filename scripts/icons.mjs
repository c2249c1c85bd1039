// Draws the icons of the installed app from one mark, by the machine's own Chromium: node scripts/run.mjs node scripts/icons.mjs
import { chromium } from "@playwright/test";
import { chromiumLaunch } from "../lab/chromium.ts";

const arcs =
  '<path d="M6.5 20a9.5 9.5 0 0 1 19 0"/><path d="M11.5 20a4.5 4.5 0 0 1 9 0"/><path d="M6 24.5h20"/>';
const green = "#0b684a";

/** `inset`: how far the mark stands back; a maskable icon keeps to the middle 80 % (Web App Manifest, "maskable"). */
const icons = [
  {
    file: "icon-192.png",
    size: 192,
    ground: `<rect width="32" height="32" rx="8" fill="${green}"/>`,
    mark: "#fff",
    inset: 0,
  },
  {
    file: "icon-512.png",
    size: 512,
    ground: `<rect width="32" height="32" rx="8" fill="${green}"/>`,
    mark: "#fff",
    inset: 0,
  },
  {
    file: "icon-maskable.png",
    size: 512,
    ground: `<rect width="32" height="32" fill="${green}"/>`,
    mark: "#fff",
    inset: 4.5,
  },
  // One colour on nothing: the system paints it.
  { file: "icon-monochrome.png", size: 96, ground: "", mark: "#fff", inset: -3 },
];

const browser = await chromium.launch(chromiumLaunch());
for (const { file, size, ground, mark, inset } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const scale = (32 - 2 * inset) / 32;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${ground}
    <g transform="translate(${inset} ${inset}) scale(${scale})" fill="none" stroke="${mark}" stroke-width="2.5" stroke-linecap="round">${arcs}</g></svg>`;
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  await page.screenshot({ path: `public/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();
