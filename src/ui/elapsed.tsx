import { clockText } from "./clock-text.ts";
import { useSecondsSince } from "./use-seconds.ts";

/** A running timer. `role="timer"` keeps screen readers from announcing each second. */
export function Elapsed({ since, label }: { readonly since: number; readonly label: string }) {
  const seconds = useSecondsSince(since);
  return (
    <span role="timer" aria-label={label} className="figures">
      {clockText(seconds * 1_000)}
    </span>
  );
}

/** The time left until an instant; stays at 0:00 once it has come. */
export function Countdown({ until }: { readonly until: number }) {
  const seconds = useSecondsSince(until);
  return <span className="figures">{clockText(-seconds * 1_000)}</span>;
}
