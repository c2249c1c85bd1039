import { Mic, MicOff, Pause, Phone, Play } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { words } from "../../words/words.ts";
import type { CallStripRecord } from "./use-call-strip.ts";

const { active, callStrip: texts } = words;

type Props = CallStripRecord & { readonly phoneHref: string };

export function CallStripView({ phoneHref, ...record }: Props) {
  const { who, hangUp } = record;
  return (
    <section
      aria-label={texts.label(who)}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-key border border-accent/50 bg-surface px-4 py-2 shadow-card"
    >
      <Standing {...record} />
      <div className="flex flex-wrap gap-2">
        <Toggles {...record} />
        <LinkButton size="s" href={phoneHref} icon={<Phone aria-hidden size={16} />}>
          {texts.toPhone}
        </LinkButton>
        {hangUp && (
          <Button size="s" look="danger" onClick={hangUp} icon={<HangUpIcon size={16} />}>
            {active.hangUp}
          </Button>
        )}
      </div>
    </section>
  );
}

function Standing({ who, state, since, others, isMuted, isHeld }: CallStripRecord) {
  return (
    <p className="min-w-0 flex-[1_1_12rem] truncate">
      <bdi className="font-semibold">{who}</bdi>{" "}
      <span className={isMuted || isHeld ? "font-semibold text-warn" : "text-muted"}>{state}</span>{" "}
      {since !== null && (
        <span className="text-muted">
          <Elapsed since={since} label={active.timer} />
        </span>
      )}
      {others > 0 && <span className="text-muted"> · {texts.others(others)}</span>}
    </p>
  );
}

function Toggles({ mute, unmute, isMuted, toggleHold, isHeld }: CallStripRecord) {
  const toggleMute = mute ?? unmute;
  const MuteIcon = isMuted ? MicOff : Mic;
  const HoldIcon = isHeld ? Play : Pause;
  return (
    <>
      {toggleMute && (
        <Button size="s" onClick={toggleMute} icon={<MuteIcon aria-hidden size={16} />}>
          {isMuted ? active.unmute : active.mute}
        </Button>
      )}
      {toggleHold && (
        <Button size="s" onClick={toggleHold} icon={<HoldIcon aria-hidden size={16} />}>
          {isHeld ? active.resume : active.hold}
        </Button>
      )}
    </>
  );
}
