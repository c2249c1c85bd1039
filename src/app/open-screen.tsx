import { useEffect, useRef, useState, type ComponentType } from "react";
import { focusHeading } from "../ui/focus.ts";
import { words } from "../words/words.ts";
import { Boundary } from "./boundary.tsx";
import { BrokenNotice } from "./broken-notice.tsx";
import type { ScreenProps } from "./screen-props.ts";
import type { Screen } from "./screens.ts";

const { screens: texts } = words;

type Props = ScreenProps & {
  readonly screen: Screen;
  /** True when somebody came here from another place: the new heading is read out. */
  readonly takesFocus: boolean;
};

/** A screen beside the phone: fetched when it is first opened, and alone when it stumbles. Give it the screen's name as key. */
export function OpenScreen({ screen, rest, takesFocus }: Props) {
  const loaded = useLoaded(screen);
  const main = useRef<HTMLElement>(null);
  const place = rest.join("/");
  const isThere = loaded.kind === "loaded";
  useEffect(() => {
    if (takesFocus && isThere && main.current !== null) focusHeading(main.current);
  }, [takesFocus, isThere, place]);
  return (
    // Positioned: what is there for screen readers alone must scroll with it, not make the whole page longer.
    <main ref={main} className="relative min-w-0 flex-1 px-3 py-4 lg:overflow-y-auto lg:px-7 lg:py-5">
      {loaded.kind === "loading" && <Loading title={texts[screen.name]} />}
      {loaded.kind === "failed" && <Broken title={texts[screen.name]} again={loaded.again} />}
      {loaded.kind === "loaded" && (
        <Boundary fallback={(again) => <Broken title={texts[screen.name]} again={again} />}>
          <loaded.Screen rest={rest} />
        </Boundary>
      )}
    </main>
  );
}

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly Screen: ComponentType<ScreenProps> }
  | { readonly kind: "failed"; readonly again: () => void };

function useLoaded({ load }: Screen): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLeft = false;
    const again = (): void => {
      setLoaded({ kind: "loading" });
      setRound(round + 1);
    };
    load().then(
      (Screen) => !isLeft && setLoaded({ kind: "loaded", Screen }),
      () => !isLeft && setLoaded({ kind: "failed", again }),
    );
    return () => void (isLeft = true);
  }, [load, round]);
  return loaded;
}

function Loading({ title }: { readonly title: string }) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <p role="status" className="mt-2 text-muted">
        {texts.loading}
      </p>
    </>
  );
}

function Broken({ title, again }: { readonly title: string; readonly again: () => void }) {
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold tracking-tight">{title}</h1>
      <div className="max-w-2xl">
        <BrokenNotice again={again} />
      </div>
    </>
  );
}
