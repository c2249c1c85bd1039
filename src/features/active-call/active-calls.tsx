import { useShortcut } from "../../ui/use-keys.ts";
import { useActiveCalls } from "./use-active-calls.ts";
import { ActiveCallView } from "./view.tsx";

export function ActiveCalls() {
  const calls = useActiveCalls();
  const current = calls.find(({ mute, unmute }) => mute !== undefined || unmute !== undefined);
  useShortcut("M", current?.mute ?? current?.unmute);
  return calls.map((call) => <ActiveCallView key={call.id} {...call} />);
}
