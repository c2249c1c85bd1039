import type { Badge } from "../core/notice/badge.ts";

const size = 64;
/** The arcs of public/icon.svg, whose box is 32 units wide. */
const arcs = ["M6.5 20a9.5 9.5 0 0 1 19 0", "M11.5 20a4.5 4.5 0 0 1 9 0", "M6 24.5h20"] as const;

/** Colours on the browser's own tab strip, which follows the system and not the agent's choice in the app. */
const colours = {
  light: {
    ground: "#0b684a",
    mark: "#ffffff",
    edge: "#ffffff",
    missed: "#c62828",
    onMissed: "#ffffff",
    ringing: "#d97706",
  },
  dark: {
    ground: "#5ec79a",
    mark: "#10211b",
    edge: "#10211b",
    missed: "#ff7b72",
    onMissed: "#2a0705",
    ringing: "#fbbf24",
  },
} as const;

/**
 * The tab's icon with its badge, drawn anew when the badge or the system's colours change; and the installed app's own
 * badge, where the system has one (W3C Badging API).
 */
export function tabIcon(page: Window): { readonly show: (badge: Badge) => void; readonly stop: () => void } {
  const dark = page.matchMedia("(prefers-color-scheme: dark)");
  const link = page.document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const original = link?.getAttribute("href");
  const scope = new AbortController();
  let current: Badge = { kind: "none" };

  function draw(): void {
    if (link === null || original === null || original === undefined) return;
    const drawn = current.kind === "none" ? null : draught(page.document, current, dark.matches);
    link.setAttribute("href", drawn ?? original);
  }
  dark.addEventListener("change", draw, { signal: scope.signal });

  return {
    show: (badge) => {
      current = badge;
      draw();
      badgeApp(page.navigator, badge.kind === "missed" ? badge.count : 0);
    },
    stop: () => {
      scope.abort();
      current = { kind: "none" };
      draw();
      badgeApp(page.navigator, 0);
    },
  };
}

/** Refused where the app is not installed. */
function badgeApp(navigator: Partial<Pick<Navigator, "setAppBadge" | "clearAppBadge">>, count: number): void {
  const done = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  done?.catch(() => undefined);
}

function draught(
  document: Document,
  badge: Exclude<Badge, { kind: "none" }>,
  isDark: boolean,
): string | null {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  const paint = isDark ? colours.dark : colours.light;

  pen.fillStyle = badge.kind === "ringing" ? paint.ringing : paint.ground;
  pen.beginPath();
  pen.roundRect(0, 0, size, size, size / 4);
  pen.fill();
  pen.save();
  pen.scale(size / 32, size / 32);
  pen.strokeStyle = paint.mark;
  pen.lineWidth = 2.5;
  pen.lineCap = "round";
  for (const arc of arcs) pen.stroke(new Path2D(arc));
  pen.restore();
  if (badge.kind === "missed") {
    const radius = size * 0.28;
    const [x, y] = [size - radius, size - radius];
    pen.beginPath();
    pen.arc(x, y, radius + 3, 0, 2 * Math.PI);
    pen.fillStyle = paint.edge;
    pen.fill();
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = paint.missed;
    pen.fill();
    pen.fillStyle = paint.onMissed;
    pen.font = `bold ${badge.text.length > 1 ? 24 : 30}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(badge.text, x, y + 2);
  }
  return canvas.toDataURL("image/png");
}
