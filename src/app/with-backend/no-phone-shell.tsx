import type { Person } from "../../api/contract.ts";
import { BackendNotice } from "../../features/backend-notice/backend-notice.tsx";
import { words } from "../../words/words.ts";
import { AgentMenu } from "../agent-menu.tsx";
import { Frame } from "../frame.tsx";
import { OpenScreen } from "../open-screen.tsx";
import { Rail } from "../rail.tsx";
import type { Screen } from "../screens.ts";
import { useOpenScreen } from "../shell.tsx";
import { useTheme } from "../use-theme.ts";
import { useTitle } from "../use-title.ts";

const { screens: texts } = words;

type Props = {
  readonly screens: readonly Screen[];
  readonly person: Person;
  readonly signOut: () => void;
};

/** The screens of somebody without a phone: the first of them is where they begin. */
export function NoPhoneShell({ screens, person, signOut }: Props) {
  useTheme();
  const { open: named, rest, hasMoved } = useOpenScreen(screens);
  const open = named ?? screens[0] ?? null;
  useTitle(open && texts.title(texts[open.name]));
  return (
    <Frame
      header={<AgentMenu name={person.name} detail={person.login} isOnACall={false} signOut={signOut} />}
      rail={<Rail hasPhone={false} screens={screens} open={open} />}
      notices={<BackendNotice />}
    >
      {open === null ? (
        <main className="flex flex-1 flex-col items-center justify-center p-6 text-center">
          <h1 className="text-lg font-semibold tracking-tight">{texts.none.title}</h1>
          <p className="mt-1 max-w-md text-muted">{texts.none.meaning}</p>
        </main>
      ) : (
        <OpenScreen key={open.name} screen={open} rest={named === null ? [] : rest} takesFocus={hasMoved} />
      )}
    </Frame>
  );
}
