import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const looks = {
  warn: { box: "bg-warn-soft", title: "text-warn", Icon: TriangleAlert },
  bad: { box: "bg-bad-soft", title: "text-bad", Icon: CircleAlert },
  info: { box: "bg-key", title: "text-text", Icon: Info },
} as const;

const sizes = {
  s: { box: "gap-2.5 px-3 py-2.5 text-[13px]", text: "gap-2", icon: 16 },
  m: { box: "gap-x-4 gap-y-3 px-4 py-3 text-sm", text: "gap-3", icon: 18 },
} as const;

type Props = {
  readonly look: keyof typeof looks;
  readonly title: string;
  /** `s` in a narrow panel. */
  readonly size?: keyof typeof sizes;
  readonly children?: ReactNode;
  /** The one thing that helps. */
  readonly action?: ReactNode;
};

/** What happened, what it means, and the one action that helps. */
export function Notice({ look, title, size = "m", children, action }: Props) {
  const { box, title: colour, Icon } = looks[look];
  return (
    <div className={cx("flex flex-wrap items-center rounded-key", box, sizes[size].box)}>
      <div className={cx("flex min-w-0 flex-[1_1_14rem]", sizes[size].text)}>
        <Icon aria-hidden size={sizes[size].icon} className={cx("mt-0.5 shrink-0", colour)} />
        <div className="min-w-0">
          <p className={cx("font-semibold", colour)}>{title}</p>
          {children}
        </div>
      </div>
      {action}
    </div>
  );
}
