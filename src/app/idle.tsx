import { ExternalLink } from "lucide-react";
import type { ShortcutAction } from "../core/shortcuts/keymap.ts";
import { usePhone, useShift, useWorkplace } from "../stores/react.tsx";
import { useShortcutHint } from "../stores/shortcuts.tsx";
import { cx } from "../ui/cx.ts";
import { Kbd } from "../ui/kbd.tsx";
import { words } from "../words/words.ts";
import { Mark } from "./brand.tsx";

const { idle: texts } = words;

/** What the line and the queue make of this agent. */
function standingOf(isReady: boolean, isPaused: boolean): { readonly title: string; readonly text: string } {
  if (!isReady) return { title: texts.notReady, text: texts.notReadyText };
  return isPaused
    ? { title: texts.paused, text: texts.pausedText }
    : { title: texts.ready, text: texts.readyText };
}

/** The middle of the screen while nothing happens: what will, and what the keyboard can do. */
export function Idle() {
  const isIdle = usePhone(({ lineUp }) => lineUp.live.length === 0 && lineUp.outcome === null);
  const isReady = usePhone(({ line }) => line.phase === "ready");
  const { standing } = useShift();
  const { labUrl, otherTab } = useWorkplace();
  const { title, text } = standingOf(isReady, standing === "paused");
  return (
    <div
      // Not taken away: the browser would lay out the page for that, while the card of a call waits to be drawn.
      hidden={!isIdle}
      className={cx(
        "flex-1 flex-col items-center justify-center text-center lg:flex lg:pb-[8vh]",
        labUrl === null ? "hidden" : "flex py-5",
      )}
    >
      <span className={cx("mb-5 hidden lg:block", !isReady && "opacity-35 grayscale")}>
        <Mark size={56} />
      </span>
      <p className="text-lg font-semibold tracking-tight">{title}</p>
      {/* It says what happens here, and it happens in the other tab. */}
      {otherTab === null && <p className="mt-1 text-muted">{text}</p>}
      {labUrl !== null && (
        <a
          href={labUrl}
          target="_blank"
          rel="noreferrer"
          className={cx(
            "mt-4 inline-flex h-11 items-center gap-2 rounded-key bg-accent-soft px-4 font-semibold text-accent hover:underline",
            // Nobody would answer yet; the place stays.
            !isReady && "invisible",
          )}
        >
          {texts.lab}
          <ExternalLink aria-hidden size={16} />
        </a>
      )}
      <p className="mt-8 hidden text-[13px] text-muted lg:block">{texts.typeAnywhere}</p>
      <ul className="mt-3 hidden flex-wrap justify-center gap-x-5 gap-y-2 text-[13px] text-muted lg:flex">
        <Keys of="answer" text={texts.answer} />
        <Keys of="decline" text={texts.decline} />
        <Keys of="mute" text={texts.mute} />
        <Keys of="hold" text={texts.hold} />
        <Keys of="transfer" text={texts.transfer} />
        <Keys of="to-call" text={texts.toTheCall} />
        <Keys of="help" text={texts.allKeys} />
      </ul>
    </div>
  );
}

/** One of the shortcuts, unless the agent has taken its keys away. */
function Keys({ of: action, text }: { readonly of: ShortcutAction; readonly text: string }) {
  const keys = useShortcutHint(action);
  return (
    keys && (
      <li className="flex items-center gap-2">
        <Kbd keys={keys.shown} />
        {text}
      </li>
    )
  );
}
