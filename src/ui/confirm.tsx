import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type Props = {
  readonly title: string;
  readonly text: ReactNode;
  readonly yes: string;
  readonly no: string;
  readonly look?: "danger" | "accent";
  readonly isBusy?: boolean;
  /** What went wrong with it. */
  readonly trouble?: ReactNode;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** Asks before something that cannot be taken back; the way back is under the fingers. */
export function Confirm({
  title,
  text,
  yes,
  no,
  look = "danger",
  isBusy = false,
  trouble,
  onYes,
  onNo,
}: Props) {
  return (
    <Dialog title={title} onClose={onNo}>
      <p className="mt-2 text-pretty text-muted">{text}</p>
      {trouble !== undefined && trouble !== null && <div className="mt-4">{trouble}</div>}
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <Button data-first-focus onClick={onNo}>
          {no}
        </Button>
        <Button look={look} disabled={isBusy} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
