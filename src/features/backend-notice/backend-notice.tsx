import { useState } from "react";
import { useBackend, useLiveState } from "../../api/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useSecondsSince } from "../../ui/use-seconds.ts";
import { timeOfDay } from "../../words/time.ts";
import { words } from "../../words/words.ts";

const { backend: texts } = words;

/** Seconds the backend may be away before anybody is told: a restart is shorter. */
const patience = 5;

/** Across the page while the backend is away, or has ended the session under a call: what still works, what may be old. */
export function BackendNotice() {
  const { live } = useBackend();
  const state = useLiveState();
  switch (state.phase) {
    case "connecting":
    case "connected":
      return null;
    case "reconnecting":
      return <Away since={state.since} retry={live.tryNow} />;
    case "ended":
      return <BackendNoticeView {...texts.endedInCall} retry={null} />;
  }
}

function Away({ since, retry }: { readonly since: number; readonly retry: () => void }) {
  const [noticed] = useState(() => Date.now());
  const seconds = useSecondsSince(noticed);
  if (seconds < patience) return null;
  const { title, meaning } = texts.away;
  return (
    <BackendNoticeView
      title={title}
      meaning={`${meaning} ${texts.away.since(timeOfDay(since))}`}
      retry={retry}
    />
  );
}

type ViewProps = {
  readonly title: string;
  readonly meaning: string;
  readonly retry: (() => void) | null;
};

function BackendNoticeView({ title, meaning, retry }: ViewProps) {
  return (
    <section role="status" aria-label={title}>
      <Notice
        look="warn"
        title={title}
        action={
          retry && (
            <Button look="outline" size="s" onClick={retry}>
              {texts.away.retry}
            </Button>
          )
        }
      >
        <p>{meaning}</p>
      </Notice>
    </section>
  );
}
