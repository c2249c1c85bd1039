import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { askingWords as texts } from "../../words/asking-words.ts";
import { longestText, useAsk, type AskProps, type AskRecord } from "./use-ask.ts";

/** Asks a customer for permission to call: with a text of the agent's own where WhatsApp takes one, else by the template. */
export function AskDialog(props: AskProps) {
  return <AskDialogView {...useAsk(props)} close={props.close} />;
}

function AskDialogView({
  who,
  text,
  setText,
  template,
  left,
  problem,
  send,
  sending,
  close,
}: AskRecord & { readonly close: () => void }) {
  return (
    <Dialog title={texts.title} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send?.();
        }}
      >
        <p className="mt-1 text-[13px] text-muted wrap-anywhere">
          <bdi>{who}</bdi>
        </p>
        {template === null ? (
          <>
            <div className="mt-4">
              <TextArea
                label={texts.text}
                placeholder={texts.placeholder}
                value={text}
                longest={longestText}
                count={texts.count(text.length, longestText)}
                onChange={setText}
              />
            </div>
            <p className="mt-2 text-[13px] text-muted">{texts.freeForm}</p>
          </>
        ) : (
          <p className="mt-4 wrap-anywhere">{texts.template(template)}</p>
        )}
        {left !== null && <p className="figures mt-2 text-[13px] text-muted">{left}</p>}
        {problem !== null && (
          <div className="mt-4">
            <Trouble {...problem} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap justify-end gap-2.5">
          <Button onClick={close}>{texts.cancel}</Button>
          <Button type="submit" look="accent" disabled={send === undefined}>
            {sending === "under-way" ? texts.sending : problem === null ? texts.send : texts.sendAgain}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
