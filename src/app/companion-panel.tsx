import { Button } from "../ui/button.tsx";
import { Late } from "../ui/late.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../words/words.ts";
import { Boundary } from "./boundary.tsx";

const load = () => import("./companion.tsx").then(({ Companion }) => Companion);

/** The place of the companion panel; its code comes after the phone's. */
export function CompanionPanel() {
  return (
    <aside
      aria-label={words.companion}
      className="relative order-3 border-t border-edge bg-surface px-3 py-4.5 lg:w-72 lg:shrink-0 lg:overflow-y-auto lg:border-t-0 lg:border-l lg:px-4.5 xl:w-[21.75rem]"
    >
      <Boundary fallback={(again) => <Missing again={again} />}>
        <Late load={load} with={{}} waiting={null} failed={(again) => <Missing again={again} />} />
      </Boundary>
    </aside>
  );
}

function Missing({ again }: { readonly again: () => void }) {
  const { broken } = words.screens;
  return (
    <div role="alert">
      <Notice
        look="warn"
        title={broken.title}
        action={
          <Button look="outline" size="s" onClick={again}>
            {broken.again}
          </Button>
        }
      >
        <p>{broken.meaning}</p>
      </Notice>
    </div>
  );
}
