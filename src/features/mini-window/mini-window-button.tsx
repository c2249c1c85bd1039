import { PictureInPicture2 } from "lucide-react";
import { useMiniWindow } from "../../stores/noticing.tsx";
import { usePhone } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { noticeWords } from "../../words/notice-words.ts";

const { small: texts } = noticeWords;

/** During a call: puts it into a small window that stays on top of others. */
export function MiniWindowButton() {
  const isBusy = usePhone(({ lineUp }) => lineUp.live.length > 0);
  const [state, { open, close }] = useMiniWindow();
  if (!isBusy) return null;
  const isOpen = state.kind === "open";
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      {state.kind === "failed" && (
        <p role="alert" className="min-w-0 flex-[1_1_14rem] text-[13px] text-warn">
          {texts.failed}
        </p>
      )}
      <Button
        size="s"
        look="quiet"
        title={isOpen ? undefined : texts.openHint}
        icon={<PictureInPicture2 aria-hidden size={16} />}
        onClick={isOpen ? close : open}
      >
        {isOpen ? texts.close : texts.open}
      </Button>
    </div>
  );
}
