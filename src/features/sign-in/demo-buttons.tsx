import { Fragment } from "react";
import { Button } from "../../ui/button.tsx";
import { entryWords } from "../../words/entry-words.ts";

const { signIn: texts } = entryWords;

/** Somebody of a lab. Without a backend there are agents only, and no roles to tell. */
export type DemoPerson = {
  readonly name: string;
  readonly role?: keyof typeof texts.demoRoles | undefined;
  readonly signIn: () => void;
};

type Props = {
  readonly people: readonly DemoPerson[];
  readonly busy: boolean;
};

/** Signing in by one click, above the form: a lab has this, and nobody else. */
export function DemoButtons({ people, busy }: Props) {
  if (people.length === 0) return null;
  return (
    <>
      <div className="grid gap-2">
        {people.map(({ name, role, signIn }, index) => (
          <Fragment key={name}>
            {role !== undefined && role !== people[index - 1]?.role && (
              <p className="text-[13px] text-muted not-first:mt-1">{texts.demoRoles[role]}</p>
            )}
            <Button look={index === 0 ? "accent" : "plain"} wide disabled={busy} onClick={signIn}>
              <span className="truncate">{texts.asDemo(name)}</span>
            </Button>
          </Fragment>
        ))}
      </div>
      <p className="flex items-center gap-3 text-[13px] text-muted before:h-px before:flex-1 before:bg-edge after:h-px after:flex-1 after:bg-edge">
        {texts.or}
      </p>
    </>
  );
}
