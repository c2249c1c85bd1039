import type { ReactNode } from "react";
import { useDialBox, type DialChoice } from "./use-dial-box.ts";
import { DialBoxView } from "./view.tsx";

type Props = {
  /** Puts the fields into a form whose button offers the call. */
  readonly choice: (choice: DialChoice, fields: ReactNode) => ReactNode;
};

/** Where a number is put together. */
export function DialBox({ choice }: Props) {
  const { choice: facts, ...record } = useDialBox();
  return choice(facts, <DialBoxView {...record} />);
}
