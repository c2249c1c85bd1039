import { createPreferencesStore } from "../stores/preferences-store.ts";
import type { Surroundings, Workplace } from "../stores/react.tsx";
import { markLanguage, speaking } from "../words/language.ts";
import { clock } from "./phone-parts.ts";
import { fetchDeployment, type Deployment } from "./config.ts";
import { keptSignIn } from "./kept-sign-in.ts";
import { leftByTab } from "./late-left-calls.ts";
import { lateNumberRules } from "./late-number-rules.ts";
import { recallBackend, rememberLine, type NextLine } from "./next-line.ts";
import type { OpeningPage } from "./opening.ts";
import { createSession } from "./session.ts";
import type * as screens from "./show-app.tsx";
import { tabsOf } from "./tabs/tabs-of.ts";
import { whenIdle } from "./when-idle.ts";

/** Milliseconds from a page's beginning in which it may be changed for a newer one by itself. */
const newerWithin = 5_000;
/** Milliseconds until a page whose screens did not arrive is loaded again. */
const loadAgainAfter = 5_000;

/** Milliseconds in which a socket may open of which nobody knows when it will: it need not wait for what the page does next. */
const aboutToOpen = 25;

type Page = Window & OpeningPage;

/** What is started, and what is shown of it once the screens are there. */
type Started = {
  readonly show: (all: typeof screens, container: HTMLElement) => void | Promise<void>;
  /** The place of who is signed in, if anybody is. */
  readonly workplace: () => Pick<Workplace, "phoneStore" | "server"> | null;
};

/**
 * Reads the deployment's configuration and starts the line of whoever is signed in. Beside that the screens are fetched
 * (show-app.tsx): nobody need see a line for it to register.
 */
export function startApp(page: Page): void {
  markLanguage(page.document);
  const showing = import("./show-app.tsx");
  showing.catch(() => setTimeout(() => page.location.reload(), loadAgainAfter));
  // Its parts come beside the configuration that will ask for them; what goes wrong is told then.
  if (recallBackend(page)) for (const part of [loadStart(), loadScreens()]) part.catch(() => undefined);
  start(page, showing).catch((error: unknown) => {
    page.ringbridgeOpening?.line?.drop();
    throw error;
  });
}

const loadStart = () => import("./with-backend/start-account.ts");
const loadScreens = () => import("./with-backend/account-app.tsx");

async function start(page: Page, showing: Promise<typeof screens>): Promise<void> {
  const container = page.document.getElementById("root");
  if (container === null) throw new Error('index.html has no element with id "root"');
  const preferences = createPreferencesStore(page.localStorage);
  const numberRules = lateNumberRules(async () => {
    await whenIdle();
    return (await import("./number-rules.ts")).createNumberRules();
  });
  const surroundings: Surroundings = { preferences, numberRules };
  const read = await fetchDeployment(page.document.baseURI, page.ringbridgeOpening?.deployment);
  const early = page.ringbridgeOpening?.line;
  if (read.kind !== "read") {
    early?.drop();
    (await showing).showFault(container, surroundings, read);
    return;
  }
  const { deployment } = read;
  await untilQuiet(page, aboutToOpen);
  const hasBackend = deployment.backend !== undefined && deployment.backend !== false;
  const started = await (hasBackend ? startWithBackend : startAlone)(page, deployment, surroundings);
  if (early?.lock?.isWanted() === false) early.drop();
  makeWayForNewer(page, started.workplace);
  const all = await showing;
  // Drawing keeps the page as busy as starting did.
  await untilQuiet(page, 0);
  await started.show(all, container);
}

const untilQuiet = async ({ ringbridgeOpening }: OpeningPage, patience: number): Promise<void> =>
  ringbridgeOpening?.line?.untilQuiet(patience);

async function startWithBackend(
  page: Page,
  deployment: Deployment,
  surroundings: Surroundings,
): Promise<Started> {
  // A site that had no backend once: what this tab has kept signs nobody in here.
  rememberLine(page.sessionStorage, null);
  keptSignIn(page.sessionStorage).forget();
  const path = typeof deployment.backend === "string" ? deployment.backend : "/";
  const { startAccount } = await loadStart();
  const account = startAccount(page, path, deployment, oneAudioContext(page));
  const workplace = (): Workplace | null => {
    const state = account.session.state();
    return state.phase === "signed-in" ? (state.desk?.workplace() ?? null) : null;
  };
  account.session.subscribe(() => {
    const { phase } = account.session.state();
    const address = workplace()?.server;
    if (phase === "signed-in" || phase === "signed-out")
      rememberLine(page.localStorage, address === undefined ? null : { address, domain: null });
  });
  return { show: ({ showAccount }, container) => showAccount(container, surroundings, account), workplace };
}

async function startAlone(page: Page, deployment: Deployment, surroundings: Surroundings): Promise<Started> {
  const { preferences } = surroundings;
  // A site that had a backend once: no cookie signs anybody in here.
  rememberLine(page.localStorage, null);
  const tabs = tabsOf(page, clock);
  const kept = keptSignIn(page.sessionStorage);
  const control = createSession({
    deployment,
    preferences,
    kept,
    page: page.location,
    audioContext: oneAudioContext(page),
    tabs,
    left: leftByTab(page, tabs.tab),
  });
  const workplace = (): Workplace | null => {
    const session = control.session();
    return session.phase === "signed-out" ? null : session.place.workplace;
  };
  control.subscribe(() => {
    if (control.session().phase === "signing-in") return;
    // Who is not kept is asked again after the next load.
    const place = kept.read() === null ? null : workplace();
    rememberLine(page.sessionStorage, place && lineAlone(place, deployment));
  });
  await control.resume();
  // Beside the other screens, instead of after them; what goes wrong with it is said where it is shown.
  if (workplace() === null) speaking(["entry"], () => import("./sign-in-screen.tsx")).catch(() => undefined);
  return {
    show: ({ showAlone }, container) => showAlone(container, surroundings, { control, deployment }),
    workplace,
  };
}

/** Where the next page of this tab will find its line. */
function lineAlone({ server: address }: Pick<Workplace, "server">, { domain }: Deployment): NextLine {
  return { address, domain: domain ?? new URL(address).hostname };
}

/** A page that turns out to be older than the server's goes for it, as long as nobody has begun anything. */
function makeWayForNewer(page: Page, workplace: Started["workplace"]): void {
  void page.ringbridgeOpening?.outdated.then(() => {
    const isTouched = page.navigator.userActivation.hasBeenActive;
    const isCalled = page.ringbridgeOpening?.line?.holdsCall() === true;
    const isInUse = isCalled || (workplace()?.phoneStore.getState().lineUp.live.length ?? 0) > 0;
    // Who has begun something is told of the new version instead (noticed/update-notice.tsx).
    if (page.performance.now() < newerWithin && !isTouched && !isInUse) page.location.reload();
  });
}

/** One context for the whole page: browsers allow few, and each costs a thread. A click wakes it. */
function oneAudioContext(page: Window): () => AudioContext {
  let context: AudioContext | null = null;
  return () => {
    if (context === null) {
      const made = new AudioContext();
      context = made;
      const wake = (): void => void made.resume().catch(() => undefined);
      for (const gesture of ["pointerdown", "keydown"])
        page.addEventListener(gesture, wake, { capture: true });
    }
    void context.resume().catch(() => undefined);
    return context;
  };
}
