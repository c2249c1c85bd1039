import type { CallId } from "../../core/call/call.ts";
import { TransferView } from "./view.tsx";
import { useTransfer } from "./use-transfer.ts";

type Props = {
  readonly id: CallId;
  /** Who is to be transferred. */
  readonly who: string;
  /** The business number a customer would be asked from. */
  readonly from: string | null;
  readonly close: () => void;
};

/** Chooses who takes a call over: at once, or after having been asked. */
export function TransferPicker(props: Props) {
  return <TransferView {...useTransfer(props)} who={props.who} close={props.close} />;
}
