import { createPreferencesStore } from "../stores/preferences-store.ts";
import type { Surroundings } from "../stores/react.tsx";
import { markLanguage } from "../words/language.ts";
import { fetchDeployment } from "./config.ts";
import { keptSignIn } from "./kept-sign-in.ts";
import { leftByTab } from "./late-left-calls.ts";
import { lateNumberRules } from "./late-number-rules.ts";
import { createSession } from "./session.ts";
import type * as screens from "./show-app.tsx";
import { whenIdle } from "./when-idle.ts";

/** Milliseconds until a page whose screens did not arrive is loaded again. */
const loadAgainAfter = 5_000;

/**
 * Reads the deployment's configuration and starts the line of whoever is signed in. Beside that the screens are fetched
 * (show-app.tsx): nobody need see a line for it to register.
 */
export function startApp(page: Window): void {
  markLanguage(page.document);
  const showing = import("./show-app.tsx");
  showing.catch(() => setTimeout(() => page.location.reload(), loadAgainAfter));
  void start(page, showing);
}

async function start(page: Window, showing: Promise<typeof screens>): Promise<void> {
  const container = page.document.getElementById("root");
  if (container === null) throw new Error('index.html has no element with id "root"');
  const preferences = createPreferencesStore(page.localStorage);
  const numberRules = lateNumberRules(async () => {
    await whenIdle();
    return (await import("./number-rules.ts")).createNumberRules();
  });
  const surroundings: Surroundings = { preferences, numberRules };
  const read = await fetchDeployment(page.document.baseURI);
  if (read.kind !== "read") {
    (await showing).showFault(container, surroundings, read);
    return;
  }
  const { deployment } = read;
  const audioContext = oneAudioContext(page);
  if (deployment.backend !== undefined && deployment.backend !== false) {
    const path = deployment.backend === true ? "/" : deployment.backend;
    const { startAccount } = await import("./with-backend/start-account.ts");
    const account = startAccount(page, path, deployment, audioContext);
    await (await showing).showAccount(container, surroundings, account);
    return;
  }
  const tab = crypto.randomUUID();
  const control = createSession({
    deployment,
    preferences,
    kept: keptSignIn(page.sessionStorage),
    page: page.location,
    audioContext,
    tabChannel: () => new BroadcastChannel("ringbridge.line"),
    tab,
    left: leftByTab(page, tab),
  });
  await control.resume();
  (await showing).showAlone(container, surroundings, { control, deployment });
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
