import { Mic, MicOff, Pause, Phone, Play } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { KeyButton } from "../../ui/key-button.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { words } from "../../words/words.ts";
import type { MiniCall } from "./use-mini-call.ts";

const { active: texts, incoming } = words;
const { small } = noticeWords;

const looks = { ringing: "text-accent", calm: "text-muted", warn: "text-warn", bad: "text-bad" } as const;

/** One call in a window the size of a hand. Its keys keep their places. */
export function MiniCallView(record: MiniCall) {
  const { who, business, state, look, since, others, answer, decline } = record;
  return (
    <main aria-label={texts.label(who)} className="flex min-h-dvh flex-col justify-between gap-3 bg-page p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p role="status" className={`text-[13px] font-semibold ${looks[look]}`}>
            {state}
          </p>
          <p className="truncate text-lg font-semibold tracking-tight">
            <bdi>{who}</bdi>
          </p>
          <p className="truncate text-[13px] text-muted">
            {[business, others > 0 ? small.others(others) : null].filter((part) => part !== null).join(" · ")}
          </p>
        </div>
        {since && (
          <p className="text-lg font-semibold">
            <Elapsed since={since.at} label={since.label} />
          </p>
        )}
      </div>
      {answer ? (
        <div className="grid grid-cols-[1.5fr_1fr] gap-3">
          <Button look="accent" size="l" wide onClick={answer} icon={<Phone aria-hidden size={20} />}>
            {incoming.answer}
          </Button>
          {decline && (
            <Button look="plain-danger" size="l" wide onClick={decline}>
              {incoming.decline}
            </Button>
          )}
        </div>
      ) : (
        <Keys {...record} />
      )}
    </main>
  );
}

function Keys({ mute, hold, hangUp, isMuted, isHeld }: MiniCall) {
  const MuteIcon = isMuted ? MicOff : Mic;
  const HoldIcon = isHeld ? Play : Pause;
  return (
    <div className="grid grid-cols-3 gap-2.5 *:h-18">
      <div>
        {mute && (
          <KeyButton
            label={isMuted ? texts.unmute : texts.mute}
            icon={<MuteIcon aria-hidden size={20} />}
            onClick={mute}
            lit={isMuted}
          />
        )}
      </div>
      <div>
        {hold && (
          <KeyButton
            label={isHeld ? texts.resume : texts.hold}
            icon={<HoldIcon aria-hidden size={20} />}
            onClick={hold}
            lit={isHeld}
          />
        )}
      </div>
      <div>
        {hangUp && (
          <KeyButton label={texts.hangUp} icon={<HangUpIcon size={20} />} onClick={hangUp} look="danger" />
        )}
      </div>
    </div>
  );
}
