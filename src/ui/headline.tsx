import type { ReactNode } from "react";

type Props = {
  readonly leading: ReactNode;
  readonly above?: ReactNode;
  readonly title: string;
  /** The title's id, for what it names. */
  readonly id?: string;
  /** Short facts under the title; those that are null are left out. */
  readonly parts: readonly (string | null)[];
  /** At the far end: a figure, or a button. */
  readonly trailing: ReactNode;
};

/**
 * The head of a card, which is an `@container`. The same places in every card, so that nothing jumps when one
 * follows another; in a narrow card the name matters more than the picture.
 */
export function Headline({ leading, above, title, id, parts, trailing }: Props) {
  return (
    <div className="flex items-center gap-4 @md:gap-5">
      <span className="hidden @md:block">{leading}</span>
      <div className="min-w-0 flex-1">
        {above}
        <p id={id} title={title} className="truncate text-xl font-semibold tracking-tight @md:text-2xl">
          <bdi className="figures">{title}</bdi>
        </p>
        <Parts parts={parts} />
      </div>
      {trailing}
    </div>
  );
}

/** Facts in a row with dots between them; where the row breaks, the dot at the break is out of sight. */
function Parts({ parts }: Pick<Props, "parts">) {
  return (
    <div className="figures min-h-5 overflow-hidden text-muted">
      <p className="-ms-4 flex flex-wrap">
        {parts.map(
          (part, index) =>
            part !== null && (
              <span
                key={index}
                className="relative max-w-full truncate ps-4 before:absolute before:start-1.5 before:content-['·']"
              >
                <bdi>{part}</bdi>
              </span>
            ),
        )}
      </p>
    </div>
  );
}
