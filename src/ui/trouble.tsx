import type { ComponentProps, ReactNode } from "react";
import { Notice } from "./notice.tsx";
import { SmallPrint } from "./small-print.tsx";

type Props = {
  readonly look?: ComponentProps<typeof Notice>["look"];
  readonly size?: ComponentProps<typeof Notice>["size"];
  readonly title: string;
  readonly meaning: string;
  readonly help: string | null;
  readonly detail: ComponentProps<typeof SmallPrint> | null;
  /** The one button that helps. */
  readonly action?: ReactNode;
};

/** Something went wrong that was asked for: what happened, what it means, what helps, and the small print. Read out at once. */
export function Trouble({ look = "bad", size = "m", title, meaning, help, detail, action }: Props) {
  return (
    <div role="alert">
      <Notice look={look} size={size} title={title} action={action}>
        <p>
          {meaning} {help}
        </p>
        {detail !== null && (
          <div className="mt-1.5">
            <SmallPrint {...detail} />
          </div>
        )}
      </Notice>
    </div>
  );
}
