import type { ComponentProps } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../words/words.ts";

const { broken, incomplete } = words.screens;

type Props = {
  readonly look?: ComponentProps<typeof Notice>["look"];
  /** `part`: of a page that goes on otherwise. `page`: nothing is there without it. */
  readonly what?: "part" | "page";
  readonly again: () => void;
};

/** Instead of something whose files did not arrive, or that stumbled. */
export function BrokenNotice({ look = "bad", what = "part", again }: Props) {
  const { title, meaning } = what === "part" ? broken : incomplete;
  return (
    <div role="alert">
      <Notice
        look={look}
        title={title}
        action={
          <Button look="outline" size="s" onClick={again}>
            {broken.again}
          </Button>
        }
      >
        <p>{meaning}</p>
      </Notice>
    </div>
  );
}
