import { Clock, Hourglass, MessageCircleQuestionMark, Phone, RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { Meant } from "../../ui/use-meant.ts";
import type { Tone } from "../../words/permission-words.ts";
import { words } from "../../words/words.ts";
import type { ChoiceRecord } from "./use-call-choice.ts";

const { permission: texts } = words;

/** What stands where the call button is. `run` is undefined while it cannot be pressed. */
export type Place =
  | {
      readonly kind: "call";
      readonly label: string;
      readonly run: (() => void) | undefined;
      /** Whether a click is already meant for this button; until then it does nothing. */
      readonly meant: Meant;
    }
  | {
      readonly kind: "ask";
      readonly label: string;
      readonly run: (() => void) | undefined;
      /** Somebody is about to press it. */
      readonly prepare: (() => void) | undefined;
    }
  | { readonly kind: "asked" | "wait"; readonly text: string };

type Props = Pick<ChoiceRecord, "line" | "tone" | "progress" | "checkAgain"> & {
  readonly look: "dial" | "outcome";
  readonly place: Place;
  readonly stand?: Ref<HTMLDivElement>;
  /** What helps as long as nothing better is known; above the rest. */
  readonly advice?: string | null;
  readonly children: ReactNode;
};

export function ChoiceView({ look, place, stand, advice = null, children, ...beside }: Props) {
  const run = "run" in place ? place.run : undefined;
  if (look === "outcome")
    return (
      <>
        {advice !== null && <p className="mt-0.5 max-w-prose text-muted">{advice}</p>}
        <Beside {...beside} look={look} />
        <div className="mt-4 flex flex-wrap gap-2.5">
          <div ref={stand} tabIndex={-1} className="rounded-key empty:hidden">
            {/* A call that cannot be placed now is not offered. */}
            {(place.kind !== "call" || run !== undefined) && <PlaceView place={place} look={look} />}
          </div>
          {children}
        </div>
      </>
    );
  return (
    <form
      aria-label={words.dial.heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSettling(place)) run?.();
      }}
    >
      {children}
      <div ref={stand} tabIndex={-1} className="mt-2.5 rounded-key">
        <PlaceView place={place} look={look} />
      </div>
      <Beside {...beside} look={look} />
    </form>
  );
}

const isSettling = (place: Place) => place.kind === "call" && place.meant === "settling";

function PlaceView({ place, look }: Pick<Props, "place" | "look">) {
  const isDial = look === "dial";
  if ("text" in place) {
    const Icon = place.kind === "asked" ? Hourglass : Clock;
    return (
      <p className="figures flex h-11 items-center justify-center gap-2 rounded-key border border-edge bg-sunken px-4 font-semibold whitespace-nowrap text-muted">
        <Icon aria-hidden size={17} />
        {place.text}
      </p>
    );
  }
  const Icon = place.kind === "call" ? Phone : MessageCircleQuestionMark;
  const prepare = "prepare" in place ? place.prepare : undefined;
  return (
    <Button
      look={isDial || place.kind === "ask" ? "accent" : "plain"}
      wide={isDial}
      disabled={place.run === undefined}
      // Not `disabled`: that would take the focus away from a button about to work.
      aria-disabled={isSettling(place) ? true : undefined}
      icon={<Icon aria-hidden size={18} />}
      onPointerEnter={prepare}
      onFocus={prepare}
      {...(isDial ? { type: "submit" } : { onClick: isSettling(place) ? undefined : place.run })}
    >
      {place.label}
    </Button>
  );
}

const tones: Readonly<Record<Tone, string>> = { good: "text-muted", plain: "text-muted", warn: "text-warn" };

/** Two lines have their place under the dial box whether there is something to say or not. */
function Beside({
  look,
  line,
  tone,
  progress,
  checkAgain,
}: Pick<Props, "look" | "line" | "tone" | "progress" | "checkAgain">) {
  return (
    <div className={cx("flex items-start gap-1.5", look === "dial" ? "mt-2 min-h-11" : "mt-3 empty:hidden")}>
      <p
        role="status"
        className={cx(
          "figures flex min-w-0 gap-1.5 py-0.5 text-[13px] leading-4.5",
          look === "dial" && "flex-1",
          tones[tone],
        )}
      >
        {tone === "good" && line !== "" && (
          <span aria-hidden className="mt-[0.3rem] size-2 shrink-0 rounded-full bg-good" />
        )}
        {tone === "warn" && <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />}
        <span>{line}</span>
      </p>
      {checkAgain && tone === "plain" && (
        <IconButton
          label={texts.checkAgain}
          size="s"
          icon={
            <RotateCw aria-hidden size={14} className={progress === "reading" ? "animate-spin" : undefined} />
          }
          onClick={checkAgain}
        />
      )}
    </div>
  );
}

/** Instead of the dialog while its files do not arrive. */
export function DialogNotLoaded({
  again,
  close,
}: {
  readonly again: () => void;
  readonly close: () => void;
}) {
  return (
    <Dialog title={words.screens.broken.title} onClose={close}>
      <p className="mt-2 text-muted">{words.screens.broken.meaning}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <Button onClick={close}>{texts.close}</Button>
        <Button look="accent" onClick={again}>
          {words.screens.broken.again}
        </Button>
      </div>
    </Dialog>
  );
}
