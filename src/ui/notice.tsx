import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const looks = {
  warn: { box: "bg-warn-soft", title: "text-warn", Icon: TriangleAlert },
  bad: { box: "bg-bad-soft", title: "text-bad", Icon: CircleAlert },
  info: { box: "bg-key", title: "text-text", Icon: Info },
} as const;

type Props = {
  readonly look: keyof typeof looks;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one thing that helps. */
  readonly action?: ReactNode;
};

/** What happened, what it means, and the one action that helps. */
export function Notice({ look, title, children, action }: Props) {
  const { box, title: colour, Icon } = looks[look];
  return (
    <div className={cx("flex flex-wrap items-center gap-x-4 gap-y-3 rounded-key px-4 py-3 text-sm", box)}>
      <div className="flex min-w-0 flex-[1_1_16rem] gap-3">
        <Icon aria-hidden size={18} className={cx("mt-0.5 shrink-0", colour)} />
        <div className="min-w-0">
          <p className={cx("font-semibold", colour)}>{title}</p>
          {children}
        </div>
      </div>
      {action}
    </div>
  );
}
