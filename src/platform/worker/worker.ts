import {
  pressOf,
  readNoticeData,
  readToWorker,
  type NoticeData,
  type ShownNotice,
  type ToPage,
} from "../../core/notice/messages.ts";
import { cacheOf, fetchPlan, page, staleCaches, type Build } from "../../core/offline/fetch-plan.ts";

/**
 * The service worker: keeps the app's own files for when there is no network, and shows notifications of calls for pages
 * that nobody looks at. It knows of no call by itself and asks the server for nothing but those files.
 */
declare const self: ServiceWorkerGlobalScope;

/** Put in by the build (vite.offline-shell.ts). */
declare const __BUILD__: Build;
const build = __BUILD__;
const cacheName = cacheOf(build.id);

/** Milliseconds a page that must be asked for waits for a slow network before it opens from the cache. */
const patience = 4_000;
/** Kept beside the page once the server has another one: from then on it is asked. */
const outdated = "/outdated";
/** One notification for all that rings: a second one takes the place of the first. */
const tag = "ringbridge call";

self.addEventListener("install", (event) => event.waitUntil(keepBuild()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of staleCaches(await caches.keys(), build.id)) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname: path } = new URL(request.url);
  const { method, mode } = request;
  const plan = fetchPlan({ method, mode, origin, path }, self.location.origin, build);
  if (plan === "leave") return;
  event.respondWith(plan === "file" ? fileOf(request) : pageOf(event));
});

self.addEventListener("message", (event) => {
  const message = readToWorker(event.data);
  switch (message?.type) {
    case "show-notice":
      if (event.source instanceof Client) {
        const { id } = event.source;
        event.waitUntil(inTurn(() => show(message.notice, id)));
      }
      return;
    case "close-notice":
      event.waitUntil(inTurn(closeNotices));
      return;
    case "compare-build": {
      const same = new URL(build.entry, self.location.origin).href === message.entry;
      const answer: ToPage = { type: "build-compared", build: same ? "same" : "other" };
      event.ports[0]?.postMessage(answer);
      return;
    }
    case "take-over":
      event.waitUntil(self.skipWaiting());
      return;
    case undefined:
      return;
  }
});

self.addEventListener("notificationclick", (event) => {
  const data = readNoticeData(event.notification.data);
  event.notification.close();
  if (data === null) return;
  const press = pressOf(event.action);
  event.waitUntil(
    (async () => {
      const client = await self.clients.get(data.client);
      const message: ToPage = { type: "notice-pressed", press, call: data.call };
      client?.postMessage(message);
      // Declining is done without being torn from other work.
      if (press === "decline") return;
      if (client instanceof WindowClient) await client.focus();
      else await self.clients.openWindow(page);
    })(),
  );
});

/** One after the other: closing what stands must not meet what is shown after it. */
let last: Promise<void> = Promise.resolve();
function inTurn(act: () => Promise<void>): Promise<void> {
  last = last.then(act, act);
  return last;
}

/** All or nothing: a build that is not there whole is fetched again at the next chance. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(cacheName);
  const response = await fetch(page, { cache: "no-cache" });
  // In the middle of a deployment the page may be another build's already.
  if (!response.ok || !(await response.clone().text()).includes(build.entry))
    throw new Error("The page is not this build's.");
  await cache.put(page, response);
  await cache.addAll([...build.files]);
}

async function fileOf(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName })) ?? (await caches.match(request)) ?? fetch(request);
}

/** The page as it is kept, at once: a phone need not wait for it. Whether the server has another one is found out beside that. */
async function pageOf(event: FetchEvent): Promise<Response> {
  const [kept, note] = await Promise.all([page, outdated].map((path) => caches.match(path, { cacheName })));
  if (kept === undefined || note !== undefined) return pageOfServer(event.request);
  event.waitUntil(lookForNewer(event.resultingClientId).catch(() => undefined));
  return kept;
}

/** A page that finds itself outdated loads again, if nobody has begun anything with it. */
async function lookForNewer(client: string): Promise<void> {
  const response = await fetch(page, { cache: "no-cache", redirect: "manual" });
  // Who is led elsewhere, such as to a sign-in before the site, must follow.
  const isLedAway = response.type === "opaqueredirect";
  if (!isLedAway && (!response.ok || (await response.text()).includes(build.entry))) return;
  await (await caches.open(cacheName)).put(outdated, new Response());
  const message: ToPage = { type: "page-outdated" };
  (await self.clients.get(client))?.postMessage(message);
}

async function pageOfServer(request: Request): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  try {
    const response = await fetch(request, { signal: late.signal });
    // A proxy that finds nothing behind it.
    if (response.status < 500) return response;
    return (await caches.match(page, { cacheName })) ?? response;
  } catch (error) {
    const kept = await caches.match(page, { cacheName });
    if (kept === undefined) throw error;
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

async function show({ call, title, body, answer, decline }: ShownNotice, client: string): Promise<void> {
  const data: NoticeData = { client, call };
  // `actions` is missing from TypeScript's own types; where browsers do not know it, it changes nothing.
  const options: NotificationOptions & { readonly actions: readonly object[] } = {
    body,
    tag,
    data,
    icon: "/icon-192.png",
    badge: "/icon-monochrome.png",
    requireInteraction: true,
    // Our own ringtone is enough.
    silent: true,
    actions: [
      { action: "answer", title: answer },
      { action: "decline", title: decline },
    ],
  };
  // Refused where the person has not allowed notifications: the tab rings all the same.
  await self.registration.showNotification(title, options).catch(() => undefined);
}

async function closeNotices(): Promise<void> {
  for (const notification of await self.registration.getNotifications({ tag })) notification.close();
}
