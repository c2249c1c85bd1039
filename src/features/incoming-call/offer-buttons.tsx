import { Phone } from "lucide-react";
import type { ComponentProps, Ref } from "react";
import type { ShortcutHint } from "../../stores/shortcuts.tsx";
import { Button } from "../../ui/button.tsx";
import { HangUpIcon } from "../../ui/hang-up-icon.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import type { Meant } from "../../ui/use-meant.ts";
import { words } from "../../words/words.ts";
import type { OfferRecord } from "./use-incoming-calls.ts";

const { incoming: texts } = words;

export type OfferProps = OfferRecord & {
  /** Whom answering puts on hold. */
  readonly holds: string | null;
  /** Whether a click is already meant for this card; until then its buttons wait. */
  readonly meant: Meant;
  /** The keys that act on this offer, if any do. */
  readonly answerKeys: ShortcutHint | undefined;
  readonly declineKeys: ShortcutHint | undefined;
  readonly ref?: Ref<HTMLDivElement>;
};

export const headingOf = (kind: OfferRecord["kind"]) =>
  kind === "colleague" ? texts.colleagueHeading : texts.heading;

type Props = Pick<OfferProps, "answer" | "decline" | "holds" | "meant" | "answerKeys" | "declineKeys"> & {
  readonly size: "m" | "l";
};

/** Answer first, decline apart from it. */
export function OfferButtons({ answer, decline, holds, meant, answerKeys, declineKeys, size }: Props) {
  return (
    <>
      {answer && (
        <OfferButton
          look="accent"
          size={size}
          run={answer}
          meant={meant}
          keys={answerKeys}
          icon={<Phone aria-hidden size={size === "l" ? 20 : 17} />}
        >
          {holds === null ? texts.answer : texts.holdAndAnswer}
        </OfferButton>
      )}
      {decline && (
        <OfferButton
          look="plain-danger"
          size={size}
          run={decline}
          meant={meant}
          keys={declineKeys}
          icon={
            // On the narrowest phones the word needs the room.
            <span className="max-[350px]:hidden">
              <HangUpIcon size={18} />
            </span>
          }
        >
          {texts.decline}
        </OfferButton>
      )}
    </>
  );
}

type OfferButtonProps = Pick<ComponentProps<typeof Button>, "look" | "icon" | "children"> & {
  readonly size: "m" | "l";
  readonly run: () => void;
  readonly meant: Meant;
  readonly keys: ShortcutHint | undefined;
};

function OfferButton({ run, meant, keys, children, ...rest }: OfferButtonProps) {
  const isSettling = meant === "settling";
  return (
    <Button
      {...rest}
      wide
      onClick={isSettling ? undefined : run}
      aria-disabled={isSettling ? true : undefined}
      aria-keyshortcuts={keys?.aria}
    >
      {children}
      {keys && rest.size === "l" && (
        // Only in a card wide enough for both buttons with their keys.
        <span className="hidden @min-[38rem]:flex">
          <Kbd keys={keys.shown} onColour={rest.look === "accent"} />
        </span>
      )}
    </Button>
  );
}
