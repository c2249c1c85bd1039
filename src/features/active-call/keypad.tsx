import { keypadKeys, type KeypadKey } from "../../core/call/call.ts";
import { isTyping } from "../../ui/focus.ts";
import { useKeys } from "../../ui/use-keys.ts";
import { callsWords } from "../../words/calls-words.ts";

const { keypad: texts } = callsWords;

type Props = {
  readonly digits: string;
  readonly press: (key: KeypadKey) => void;
  readonly close: () => void;
};

/** Sends digits to the other side (RFC 4733), by mouse or, while it is open, by the keyboard. */
export function Keypad({ digits, press, close }: Props) {
  useKeys((event) => {
    if (isTyping() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close();
    const key = keypadKeys.find((one) => one === event.key);
    if (key === undefined || event.repeat) return;
    event.preventDefault();
    press(key);
  });
  return (
    <div role="group" aria-label={texts.label} className="mx-auto mt-4 w-full max-w-80">
      <p className="figures mb-2 h-9 truncate text-center text-[13px] leading-9 text-muted" dir="ltr">
        {digits === "" ? (
          texts.nothingSent
        ) : (
          <>
            {texts.sent}{" "}
            <output className="text-lg font-semibold tracking-widest text-text">{digits.slice(-24)}</output>
          </>
        )}
      </p>
      <div className="grid grid-cols-3 gap-2">
        {keypadKeys.map((key) => (
          <button
            key={key}
            type="button"
            onClick={() => press(key)}
            className="figures h-12 rounded-key bg-key text-lg font-semibold transition-colors hover:bg-key-hover active:bg-accent-soft"
          >
            {key}
          </button>
        ))}
      </div>
    </div>
  );
}
