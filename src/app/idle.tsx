import { usePhone } from "../stores/react.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { words } from "../words/words.ts";
import { Mark } from "./brand.tsx";

const { idle: texts } = words;

/** The middle of the screen while nothing happens: what will, and what the keyboard can do. */
export function Idle() {
  const isIdle = usePhone(({ lineUp }) => lineUp.live.length === 0 && lineUp.outcome === null);
  const isReady = usePhone(({ line }) => line.phase === "ready");
  if (!isIdle) return null;
  return (
    <div className="hidden flex-1 flex-col items-center justify-center pb-[8vh] text-center lg:flex">
      <span className={isReady ? undefined : "opacity-35 grayscale"}>
        <Mark size={56} />
      </span>
      <p className="mt-5 text-lg font-semibold tracking-tight">{isReady ? texts.ready : texts.notReady}</p>
      <p className="mt-1 text-muted">{isReady ? texts.readyText : texts.notReadyText}</p>
      <p className="mt-8 text-[13px] text-muted">{texts.typeAnywhere}</p>
      <ul className="mt-3 flex flex-wrap justify-center gap-x-5 gap-y-2 text-[13px] text-muted">
        {[
          { keys: "Ctrl ⇧ A", text: texts.answer },
          { keys: "Ctrl ⇧ R", text: texts.decline },
          { keys: "Ctrl ⇧ M", text: texts.mute },
          { keys: "Ctrl ⇧ C", text: texts.toTheCall },
        ].map(({ keys, text }) => (
          <li key={keys} className="flex items-center gap-2">
            <Kbd keys={keys} />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
