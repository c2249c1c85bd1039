import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";
import { words } from "../words/words.ts";
import { Boundary } from "./boundary.tsx";
import { BrokenNotice } from "./broken-notice.tsx";

const load = () =>
  speaking(["panel", "drift", "meta", "api-problems", "endings", "dialing"], () =>
    import("./companion.tsx").then(({ Companion }) => Companion),
  );

/** The place of the companion panel; its code comes after the phone's. */
export function CompanionPanel() {
  return (
    <aside
      aria-label={words.companion}
      // It scrolls by itself: by the keyboard too.
      tabIndex={0}
      className="relative order-3 border-t border-edge bg-surface px-3 py-4.5 lg:w-72 lg:shrink-0 lg:overflow-y-auto lg:border-t-0 lg:border-s lg:px-4.5 xl:w-[21.75rem]"
    >
      <Boundary fallback={(again) => <BrokenNotice look="warn" again={again} />}>
        <Late
          load={load}
          with={{}}
          waiting={null}
          failed={(again) => <BrokenNotice look="warn" again={again} />}
        />
      </Boundary>
    </aside>
  );
}
