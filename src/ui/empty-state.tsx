import type { ReactNode } from "react";

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** What stands where a list would be that has nothing in it. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <div className="grid justify-items-center gap-1 rounded-card border border-dashed border-edge px-4 py-14 text-center">
      <span className="mb-2 grid size-14 place-items-center rounded-full bg-key text-muted">{icon}</span>
      <p className="text-base font-semibold tracking-tight">{title}</p>
      <p className="max-w-sm text-pretty text-muted">{text}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2 empty:hidden">{children}</div>
    </div>
  );
}
