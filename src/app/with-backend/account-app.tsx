import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore, type ComponentProps } from "react";
import type { Api } from "../../api/client.ts";
import { useColleagues as useColleaguesAtBackend } from "../../api/colleagues.ts";
import { useNumbers } from "../../api/numbers.ts";
import { ApiProblem } from "../../api/problem.ts";
import { BackendProvider, type Backend } from "../../api/react.tsx";
import { lookAtInvitation } from "../../api/session.ts";
import { BackendNotice } from "../../features/backend-notice/backend-notice.tsx";
import { CallChoiceAtBackend } from "../../features/call-permission/call-choice.tsx";
import { knowingCallChoice } from "../../features/call-permission/knowing-call-choice.tsx";
import { bothLights } from "../../features/line-light/both-lights.tsx";
import { LineAtBackend } from "../../features/line-light/line-light.tsx";
import { WorkplaceProvider } from "../../stores/react.tsx";
import { Late } from "../../ui/late.tsx";
import { speaking } from "../../words/language.ts";
import { BrokenNotice } from "../broken-notice.tsx";
import { Entry } from "../entry.tsx";
import { screensFor, type Screen } from "../screens.ts";
import { Shell } from "../shell.tsx";
import type { AccountSession } from "./account-session.ts";
import type { AccountSignInScreen } from "./account-sign-in-screen.tsx";
import type { Desk } from "./desk.ts";
import { NoPhoneShell } from "./no-phone-shell.tsx";
import { OpeningScreen, UnreachableScreen } from "./waiting-screens.tsx";

type Props = {
  readonly session: AccountSession;
  readonly api: Api;
  readonly queries: QueryClient;
  /** Only a lab has these. */
  readonly demoPeople: ComponentProps<typeof AccountSignInScreen>["demoPeople"];
};

/** Ringbridge with a backend: the screen for who is signed in, or for nobody. */
export function AccountApp({ session, api, queries, demoPeople }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const look = useCallback(
    (token: string) =>
      // A link that was cut off need not be asked about.
      token === ""
        ? Promise.reject(new ApiProblem({ code: "invitation-invalid" }))
        : lookAtInvitation(api, token),
    [api],
  );
  switch (state.phase) {
    case "opening":
      return <OpeningScreen />;
    case "unreachable":
      return <UnreachableScreen {...state} tryNow={session.tryNow} />;
    case "signed-out":
      return (
        <LateEntry
          load={loadSignIn}
          with={{
            ...state,
            oidcUrl: api.oidcUrl,
            demoPeople,
            signIn: session.signIn,
            signOut: session.signOut,
          }}
        />
      );
    case "welcome":
      return (
        <LateEntry
          load={loadWelcome}
          with={{ token: state.token, look, accept: session.accept, toSignIn: session.toSignIn }}
        />
      );
    case "signed-in":
      return (
        <QueryClientProvider client={queries}>
          <BackendProvider value={state.backend}>
            <CallChoiceAtBackend value={knowingCallChoice}>
              <LineAtBackend value={bothLights}>
                <SignedIn backend={state.backend} desk={state.desk} signOut={session.signOut} />
              </LineAtBackend>
            </CallChoiceAtBackend>
          </BackendProvider>
        </QueryClientProvider>
      );
  }
}

const loadSignIn = () =>
  speaking(["entry", "api-problems"], () =>
    import("./account-sign-in-screen.tsx").then(({ AccountSignInScreen: Screen }) => Screen),
  );
const loadWelcome = () =>
  speaking(["entry", "api-problems"], () =>
    import("./welcome-screen.tsx").then(({ WelcomeScreen }) => WelcomeScreen),
  );

type LateEntryProps<Given extends object> = Pick<ComponentProps<typeof Late<Given>>, "load" | "with">;

/** A screen that who is signed in already never needs. */
function LateEntry<Given extends object>(props: LateEntryProps<Given>) {
  return (
    <Late
      {...props}
      waiting={<OpeningScreen />}
      failed={(again) => (
        <Entry>
          <BrokenNotice what="page" again={again} />
        </Entry>
      )}
    />
  );
}

type SignedInProps = {
  readonly backend: Backend;
  readonly desk: Desk | null;
  readonly signOut: () => void;
};

function SignedIn({ backend, desk, signOut }: SignedInProps) {
  const screens = screensFor(backend.person.role, desk === null ? "no-phone" : "phone");
  return desk === null ? (
    <NoPhoneShell screens={screens} person={backend.person} signOut={signOut} />
  ) : (
    <AtDesk desk={desk} screens={screens} />
  );
}

/** The phone, with the business numbers and the colleagues the backend knows. */
function AtDesk({ desk, screens }: { readonly desk: Desk; readonly screens: readonly Screen[] }) {
  const { data: numbers } = useNumbers();
  const { data: list } = useColleaguesAtBackend();
  const here = useSyncExternalStore(desk.subscribe, desk.workplace);
  const workplace = useMemo(() => {
    // Calls of a number that leads to another server are none of ours.
    const ours = numbers?.filter(({ trunk }) => trunk.state !== "not-ours");
    return {
      ...here,
      businessNumbers: ours?.map(({ number, label }) => ({ number, label })) ?? here.businessNumbers,
      colleagues: list === undefined ? here.colleagues : { ...here.colleagues, list },
    };
  }, [here, numbers, list]);
  return (
    <WorkplaceProvider value={workplace}>
      <Shell screens={screens} notices={<BackendNotice />} />
    </WorkplaceProvider>
  );
}
