import { useShortcut } from "../../stores/shortcuts.tsx";
import { useActiveCalls } from "./use-active-calls.ts";
import { ActiveCallView } from "./view.tsx";

export function ActiveCalls() {
  const calls = useActiveCalls();
  const current = calls.find(({ mute, unmute }) => mute !== undefined || unmute !== undefined);
  useShortcut("mute", current?.mute ?? current?.unmute);
  return calls.map((call) => <ActiveCallView key={call.id} {...call} />);
}
