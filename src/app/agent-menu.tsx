import { KeyRound, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useBackendIfAny } from "../api/react.tsx";
import { usePreferences } from "../stores/react.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { Late } from "../ui/late.tsx";
import { initialsOf } from "../words/people.ts";
import { speaking } from "../words/language.ts";
import { words } from "../words/words.ts";
import { BrokenNotice } from "./broken-notice.tsx";

const { agentMenu: texts } = words;

const loadChangePassword = () =>
  speaking(["entry", "api-problems"], () =>
    import("../features/change-password/change-password.tsx").then(({ ChangePassword }) => ChangePassword),
  );

const themes = [
  { value: "system", text: texts.themes.system, Icon: Monitor },
  { value: "light", text: texts.themes.light, Icon: Sun },
  { value: "dark", text: texts.themes.dark, Icon: Moon },
] as const;

type Props = {
  readonly name: string;
  /** What tells people of one name apart: extension, user name or login. */
  readonly detail: string;
  readonly isOnACall: boolean;
  readonly signOut: () => void;
};

/** Who is signed in, how the page looks, and the way out. */
export function AgentMenu({ name, detail, isOnACall, signOut }: Props) {
  const [{ theme }, change] = usePreferences();
  const [open, setOpen] = useState<"leaving" | "password" | null>(null);
  const openFrom = (close: () => void, which: "leaving" | "password") => () => {
    close();
    setOpen(which);
  };
  const hasPassword = useBackendIfAny()?.person.hasPassword === true;
  return (
    <>
      <Disclosure label={texts.label(name, initialsOf(name))} button={<Avatar initials={initialsOf(name)} />}>
        {(close) => (
          <>
            <p className="font-semibold break-words">{name}</p>
            <p className="mb-4 text-[13px] break-words text-muted">{detail}</p>
            <Choice
              label={texts.theme}
              value={theme}
              options={themes}
              onChange={(value) => change({ theme: value })}
            />
            <div className="mt-4 grid gap-2 border-t border-edge pt-3">
              {hasPassword && (
                <Button wide icon={<KeyRound aria-hidden size={18} />} onClick={openFrom(close, "password")}>
                  {texts.changePassword}
                </Button>
              )}
              <Button
                wide
                icon={<LogOut aria-hidden size={18} />}
                onClick={isOnACall ? openFrom(close, "leaving") : signOut}
              >
                {texts.signOut}
              </Button>
            </div>
          </>
        )}
      </Disclosure>
      {open === "password" && (
        <Late
          load={loadChangePassword}
          with={{ onClose: () => setOpen(null) }}
          waiting={null}
          failed={(again) => (
            <Dialog title={texts.changePasswordTitle} onClose={() => setOpen(null)}>
              <div className="mt-4">
                <BrokenNotice again={again} />
              </div>
            </Dialog>
          )}
        />
      )}
      {open === "leaving" && (
        <Dialog title={texts.leaving.title} onClose={() => setOpen(null)}>
          <p className="mt-2 text-muted">{texts.leaving.text}</p>
          <div className="mt-6 flex flex-wrap justify-end gap-2.5">
            <Button data-first-focus onClick={() => setOpen(null)}>
              {texts.leaving.stay}
            </Button>
            <Button look="danger" onClick={signOut}>
              {texts.leaving.confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
