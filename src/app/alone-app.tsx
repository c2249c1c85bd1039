import { useSyncExternalStore, type ComponentProps } from "react";
import { WorkplaceProvider, type Surroundings } from "../stores/react.tsx";
import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";
import { BrokenNotice } from "./broken-notice.tsx";
import type { Deployment } from "./config.ts";
import { screensFor } from "./screens.ts";
import { readServerAddress } from "./server-address.ts";
import type { SessionControl } from "./session.ts";
import { Shell } from "./shell.tsx";
import type { SignInScreen } from "./sign-in-screen.tsx";

const loadSignIn = () =>
  speaking(["entry"], () =>
    import("./sign-in-screen.tsx").then((file): typeof SignInScreen => file.SignInScreen),
  );

type Props = {
  readonly control: SessionControl;
  readonly deployment: Deployment;
  readonly preferences: Surroundings["preferences"];
};

/** Ringbridge without a backend: the phone of who is signed in at Asterisk, or the way in. */
export function AloneApp({ control, deployment, preferences }: Props) {
  const session = useSyncExternalStore(control.subscribe, control.session);
  // Who was signed in before the page was loaded again sees the phone at once, and how its line comes up.
  if (session.phase === "signed-in" || (session.phase === "signing-in" && session.by === "kept")) {
    return (
      <WorkplaceProvider value={session.place.workplace}>
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
