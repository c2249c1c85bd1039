import "@fontsource-variable/inter/wght.css";
import "./styles.css";
import { startTransition, StrictMode, type ComponentProps, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { NavigationProvider } from "../stores/navigation.tsx";
import { NoticingProvider } from "../stores/noticing.tsx";
import { SurroundingsProvider, type Surroundings } from "../stores/react.tsx";
import { createShortcutsStore } from "../stores/shortcuts-store.ts";
import { ShortcutsProvider, type Shortcuts } from "../stores/shortcuts.tsx";
import { AloneApp } from "./alone-app.tsx";
import type { ReadDeployment } from "./config.ts";
import { FaultScreen, OfflineScreen } from "./fault-screen.tsx";
import { createNavigation } from "./navigation.ts";
import { createNoticing } from "./noticing.ts";
import type * as accounts from "./with-backend/account-app.tsx";

/** Says that the deployment's configuration cannot be used, or could not be fetched. */
export function showFault(
  container: HTMLElement,
  surroundings: Surroundings,
  read: Exclude<ReadDeployment, { kind: "read" }>,
): void {
  takeFrameAway(container);
  createRoot(container).render(
    <SurroundingsProvider value={surroundings}>
      {read.kind === "faulty" ? <FaultScreen fault={read.fault} /> : <OfflineScreen />}
    </SurroundingsProvider>,
  );
}

/** The screens of Ringbridge without a backend. */
export function showAlone(
  container: HTMLElement,
  surroundings: Surroundings,
  { control, deployment }: Pick<ComponentProps<typeof AloneApp>, "control" | "deployment">,
): void {
  const { preferences } = surroundings;
  put(container, surroundings, <AloneApp {...{ control, deployment, preferences }} />);
}

/** The screens of Ringbridge with a backend. */
export async function showAccount(
  container: HTMLElement,
  surroundings: Surroundings,
  account: ComponentProps<typeof accounts.AccountApp>,
): Promise<void> {
  const { AccountApp } = await import("./with-backend/account-app.tsx");
  put(container, surroundings, <AccountApp {...account} />);
}

/** The frame that index.html begins with stands until something of the app is there. */
function takeFrameAway(container: HTMLElement): void {
  const frame = document.getElementById("frame");
  const watcher = new MutationObserver(() => {
    if (container.firstChild === null) return;
    watcher.disconnect();
    frame?.remove();
  });
  watcher.observe(container, { childList: true });
}

function put(container: HTMLElement, surroundings: Surroundings, app: ReactNode): void {
  const page = window;
  const shortcuts: Shortcuts = {
    store: createShortcutsStore(page.localStorage),
    // Older than its successor (userAgentData), which Safari and Firefox do not have.
    platform: /^(?:Mac|iP)/.test(page.navigator.platform) ? "mac" : "other",
  };
  const noticing = createNoticing(page);
  takeFrameAway(container);
  const root = createRoot(container);
  // In a transition React lets the browser do other things in between: the line is being registered meanwhile.
  startTransition(() =>
    root.render(
      <StrictMode>
        <SurroundingsProvider value={surroundings}>
          <ShortcutsProvider value={shortcuts}>
            <NoticingProvider value={noticing}>
              <NavigationProvider value={createNavigation(page)}>{app}</NavigationProvider>
            </NoticingProvider>
          </ShortcutsProvider>
        </SurroundingsProvider>
      </StrictMode>,
    ),
  );
}
