import { shownChord } from "../../core/shortcuts/chord.ts";
import { hrefTo } from "../../stores/navigation.tsx";
import { useKeymap } from "../../stores/shortcuts.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { shortcutsWords as texts } from "../../words/shortcuts-words.ts";
import { groups } from "./groups.ts";

/** Every key that does something, as the agent has set them. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const { use, keymap, platform } = useKeymap();
  const rowsOf = (actions: (typeof groups)[number]["actions"]) =>
    actions.flatMap((action) => {
      const chord = keymap[action];
      return chord === null || use === "off"
        ? []
        : [{ keys: shownChord(chord, platform), text: texts.actions[action] }];
    });
  return (
    <Dialog title={texts.title} size="l" onClose={onClose}>
      {use === "off" && <p className="mt-2 text-muted">{texts.off}</p>}
      <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map(({ name, actions }) => (
          <Group
            key={name}
            title={texts.groups[name]}
            isLong={name === "call"}
            rows={[...rowsOf(actions), ...(name === "anywhere" ? Object.values(texts.fixed) : [])]}
          />
        ))}
      </div>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <LinkButton look="quiet" href={hrefTo("/settings")} onClick={onClose}>
          {texts.toSettings}
        </LinkButton>
        <Button data-first-focus onClick={onClose}>
          {texts.close}
        </Button>
      </div>
    </Dialog>
  );
}

type Row = { readonly keys: string; readonly text: string };

type GroupProps = {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Beside two others instead of one. */
  readonly isLong: boolean;
};

function Group({ title, rows, isLong }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <section className={isLong ? "sm:row-span-2" : undefined}>
      <h3 className="text-xs font-semibold text-muted">{title}</h3>
      <dl className="mt-1.5 grid gap-1.5">
        {rows.map(({ keys, text }) => (
          <div key={text} className="flex items-baseline justify-between gap-4">
            <dt className="text-sm">{text}</dt>
            <dd className="shrink-0">
              <Kbd keys={keys} isContent />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
