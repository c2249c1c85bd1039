import { Button } from "../../ui/button.tsx";
import { words } from "../../words/words.ts";

type Props = {
  readonly agents: readonly { readonly name: string; readonly signIn: () => void }[];
  readonly busy: boolean;
};

/** Only in a lab: people who sign in by one click. */
export function DemoAgents({ agents, busy }: Props) {
  return (
    <div className="grid gap-2">
      {agents.map(({ name, signIn }, index) => (
        <Button key={name} look={index === 0 ? "accent" : "plain"} wide disabled={busy} onClick={signIn}>
          <span className="truncate">{words.signIn.asDemo(name)}</span>
        </Button>
      ))}
    </div>
  );
}

/** Between two ways to sign in. */
export function Or({ text }: { readonly text: string }) {
  return (
    <p className="flex items-center gap-3 text-[13px] text-muted before:h-px before:flex-1 before:bg-edge after:h-px after:flex-1 after:bg-edge">
      {text}
    </p>
  );
}
