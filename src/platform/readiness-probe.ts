import type { ReadinessProbe } from "../core/ports/readiness-probe.ts";
import type { Allowed, Kind } from "../core/readiness/findings.ts";

/** What this needs of a browser; the last two are missing somewhere. */
export type Browser = {
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly permissions: Pick<Permissions, "query"> | undefined;
  readonly Notification: Pick<typeof Notification, "permission" | "requestPermission"> | undefined;
};

export function browserOf(page: Window & typeof globalThis): Browser {
  const { permissions } = page.navigator as Partial<Navigator>;
  const { Notification } = page as Partial<typeof globalThis>;
  return { RTCPeerConnection: page.RTCPeerConnection, permissions, Notification };
}

/** Milliseconds to wait for a STUN or TURN server that does not answer. */
const patience = 5_000;

export function createReadinessProbe(browser: Browser, iceServers: readonly RTCIceServer[]): ReadinessProbe {
  return {
    gather: async () => ({
      found: await gatherKinds(browser, iceServers).catch(() => []),
      wanted: kindsWanted(iceServers),
    }),
    allowed: async (what) =>
      what === "local-network"
        ? localNetworkAnswer(browser.permissions)
        : notificationAnswer(browser.Notification?.permission),
    askForNotifications: async () => {
      try {
        return notificationAnswer(await browser.Notification?.requestPermission());
      } catch {
        return "unknown";
      }
    },
  };
}

function notificationAnswer(answer: NotificationPermission | undefined): Allowed {
  if (answer === undefined) return "unknown";
  return answer === "default" ? "prompt" : answer;
}

/** Chromium has asked under these names since 142 and 145; another browser knows none of them. */
const localNetworkNames = ["local-network-access", "local-network", "loopback-network"] as const;

async function localNetworkAnswer(permissions: Browser["permissions"]): Promise<Allowed> {
  const answers = await Promise.all(
    localNetworkNames.map(async (name): Promise<Allowed> => {
      try {
        // TypeScript's list of names is older.
        const status = await permissions?.query({ name: name as PermissionName });
        return status?.state ?? "unknown";
      } catch {
        return "unknown";
      }
    }),
  );
  const worst = (["denied", "prompt", "granted"] as const).find((answer) => answers.includes(answer));
  return worst ?? "unknown";
}

/** STUN tells an address from outside, TURN a relay; without either the browser's own address must do (RFC 8445 5.1.1). */
function kindsWanted(iceServers: readonly RTCIceServer[]): readonly Kind[] {
  const urls = iceServers.flatMap((server) => server.urls);
  return [
    "host",
    ...(urls.some((url) => url.startsWith("stun")) ? (["srflx"] as const) : []),
    ...(urls.some((url) => url.startsWith("turn")) ? (["relay"] as const) : []),
  ];
}

async function gatherKinds(
  { RTCPeerConnection }: Browser,
  iceServers: readonly RTCIceServer[],
): Promise<readonly Kind[]> {
  const connection = new RTCPeerConnection({ iceServers: [...iceServers] });
  const found = new Set<Kind>();
  try {
    // Something to gather for; it is never sent anywhere.
    connection.createDataChannel("check");
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.type) found.add(candidate.type);
        if (candidate !== null) return;
        clearTimeout(timer);
        resolve();
      };
    });
    await connection.setLocalDescription();
    await done;
    return [...found];
  } finally {
    connection.onicecandidate = null;
    connection.close();
  }
}
