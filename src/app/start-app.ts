import "@fontsource-variable/inter/wght.css";
import "./styles.css";
import { StrictMode, useSyncExternalStore, type ComponentProps, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { createPreferencesStore } from "../stores/preferences-store.ts";
import { NavigationProvider } from "../stores/navigation.tsx";
import { NoticingProvider } from "../stores/noticing.tsx";
import { SurroundingsProvider, WorkplaceProvider, type Surroundings } from "../stores/react.tsx";
import { createShortcutsStore } from "../stores/shortcuts-store.ts";
import { ShortcutsProvider, type Shortcuts } from "../stores/shortcuts.tsx";
import { Late } from "../ui/late.tsx";
import { BrokenNotice } from "./broken-notice.tsx";
import { fetchDeployment, type Deployment } from "./config.ts";
import { markLanguage, speaking } from "../words/language.ts";
import { FaultScreen, OfflineScreen } from "./fault-screen.tsx";
import { keptSignIn } from "./kept-sign-in.ts";
import { lateNumberRules } from "./late-number-rules.ts";
import { createNavigation } from "./navigation.ts";
import { createNoticing } from "./noticing.ts";
import { readServerAddress } from "./server-address.ts";
import { createSession, type SessionControl } from "./session.ts";
import { screensFor } from "./screens.ts";
import { Shell } from "./shell.tsx";
import type { SignInScreen } from "./sign-in-screen.tsx";
import { whenIdle } from "./when-idle.ts";
import { startAccountApp } from "./with-backend/start-account-app.tsx";

/** Reads the deployment's configuration and puts the app into the page. */
export function startApp(page: Document): void {
  markLanguage(page);
  void putIn(page);
}

async function putIn(page: Document): Promise<void> {
  const container = page.getElementById("root");
  if (container === null) throw new Error('index.html has no element with id "root"');
  const root = createRoot(container);
  const read = await fetchDeployment(page.baseURI);
  const surroundings: Surroundings = {
    preferences: createPreferencesStore(window.localStorage),
    numberRules: lateNumberRules(async () => {
      await whenIdle();
      return (await import("./number-rules.ts")).createNumberRules();
    }),
  };
  if (read.kind !== "read") {
    root.render(
      <SurroundingsProvider value={surroundings}>
        {read.kind === "faulty" ? <FaultScreen fault={read.fault} /> : <OfflineScreen />}
      </SurroundingsProvider>,
    );
    return;
  }
  const { deployment } = read;
  const audioContext = oneAudioContext();
  const shortcuts: Shortcuts = {
    store: createShortcutsStore(window.localStorage),
    // Older than its successor (userAgentData), which Safari and Firefox do not have.
    platform: /^(?:Mac|iP)/.test(navigator.platform) ? "mac" : "other",
  };
  const noticing = createNoticing(window);
  const inPage = (app: ReactNode): void =>
    root.render(
      <StrictMode>
        <SurroundingsProvider value={surroundings}>
          <ShortcutsProvider value={shortcuts}>
            <NoticingProvider value={noticing}>
              <NavigationProvider value={createNavigation(window)}>{app}</NavigationProvider>
            </NoticingProvider>
          </ShortcutsProvider>
        </SurroundingsProvider>
      </StrictMode>,
    );
  if (deployment.backend !== undefined && deployment.backend !== false) {
    const path = deployment.backend === true ? "/" : deployment.backend;
    inPage(startAccountApp(window, path, deployment, audioContext));
    return;
  }
  const control = createSession({
    deployment,
    preferences: surroundings.preferences,
    kept: keptSignIn(window.sessionStorage),
    page: window.location,
    audioContext,
    tabChannel: () => new BroadcastChannel("ringbridge.line"),
    tab: crypto.randomUUID(),
  });
  control.resume();
  inPage(<App control={control} deployment={deployment} preferences={surroundings.preferences} />);
}

const loadSignIn = () =>
  speaking(["entry"], () =>
    import("./sign-in-screen.tsx").then((file): typeof SignInScreen => file.SignInScreen),
  );

type AppProps = {
  readonly control: SessionControl;
  readonly deployment: Deployment;
  readonly preferences: Surroundings["preferences"];
};

function App({ control, deployment, preferences }: AppProps) {
  const session = useSyncExternalStore(control.subscribe, control.session);
  if (session.phase === "signed-in") {
    return (
      <WorkplaceProvider value={session.composed.workplace}>
        <Shell screens={screensFor(null, "phone")} />
      </WorkplaceProvider>
    );
  }
  const { webSocketUrl, demoAgents } = deployment;
  const remembered = preferences.getState();
  const server = webSocketUrl ?? remembered.server ?? "";
  const signIn: ComponentProps<typeof SignInScreen> = {
    server: { value: server, fixed: webSocketUrl !== undefined },
    user: remembered.user ?? "",
    demoAgents,
    problem: session.phase === "signed-out" ? session.problem : null,
    busy: session.phase === "signing-in",
    faultOfServer: (address) => {
      const read = readServerAddress(address, window.location);
      return read.kind === "fault" ? read.fault : null;
    },
    signIn: ({ server: address, user, password, keep }) =>
      control.signIn({ server: address, user, password, name: user }, keep),
    signInAsDemo: (user) => {
      const agent = demoAgents.find((demo) => demo.user === user);
      // A demo agent's password is no secret worth typing: the tab keeps it, so a reload stays signed in.
      if (agent !== undefined) control.signIn({ server, ...agent }, true);
    },
  };
  return (
    <Late
      load={loadSignIn}
      with={signIn}
      waiting={null}
      failed={(again) => <BrokenNotice what="page" again={again} />}
    />
  );
}

/** One context for the whole page: browsers allow few, and each costs a thread. A click wakes it. */
function oneAudioContext(): () => AudioContext {
  let context: AudioContext | null = null;
  return () => {
    if (context === null) {
      const made = new AudioContext();
      context = made;
      const wake = (): void => void made.resume().catch(() => undefined);
      for (const gesture of ["pointerdown", "keydown"])
        window.addEventListener(gesture, wake, { capture: true });
    }
    void context.resume().catch(() => undefined);
    return context;
  };
}
