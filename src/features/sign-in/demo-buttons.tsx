import { Button } from "../../ui/button.tsx";
import { words } from "../../words/words.ts";

const { signIn: texts } = words;

type Props = {
  readonly people: readonly { readonly name: string; readonly signIn: () => void }[];
  readonly busy: boolean;
};

/** Signing in by one click, above the form: a lab has this, and nobody else. */
export function DemoButtons({ people, busy }: Props) {
  if (people.length === 0) return null;
  return (
    <>
      <div className="grid gap-2">
        {people.map(({ name, signIn }, index) => (
          <Button key={name} look={index === 0 ? "accent" : "plain"} wide disabled={busy} onClick={signIn}>
            <span className="truncate">{texts.asDemo(name)}</span>
          </Button>
        ))}
      </div>
      <p className="flex items-center gap-3 text-[13px] text-muted before:h-px before:flex-1 before:bg-edge after:h-px after:flex-1 after:bg-edge">
        {texts.or}
      </p>
    </>
  );
}
