import { useEffect, useState } from "react";
import type { ApiProblem } from "../../api/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Countdown } from "../../ui/elapsed.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { problemDetail } from "../../words/problem-detail.ts";
import { words } from "../../words/words.ts";
import { Entry } from "../entry.tsx";

const { backend: texts } = words;

/** Milliseconds of an empty page before words appear: most answers come sooner, and a flash of text is unrest. */
const patience = 400;
/** The same while the frame of the phone stands (index.html), which most likely is what comes. */
const patienceInFrame = 3_000;

/** While the backend is asked who is signed in. */
export function OpeningScreen() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const hasFrame = document.getElementById("frame")?.checkVisibility() === true;
    const timer = setTimeout(() => setLong(true), hasFrame ? patienceInFrame : patience);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Entry>
      <h1 className="sr-only">{words.brand}</h1>
      <p role="status" className="text-muted">
        {texts.opening}
      </p>
    </Entry>
  );
}

type UnreachableProps = {
  readonly problem: ApiProblem;
  readonly retryAt: number;
  readonly tryNow: () => void;
};

/** The backend does not say who is signed in: it is asked again by itself, or by the button. */
export function UnreachableScreen({ problem, retryAt, tryNow }: UnreachableProps) {
  return (
    <Entry>
      <h1 className="sr-only">{texts.unreachable.title}</h1>
      <div role="alert">
        <Notice look="bad" title={texts.unreachable.title}>
          <p className="mb-1.5">{texts.unreachable.meaning}</p>
          <SmallPrint {...problemDetail(problem)} />
        </Notice>
      </div>
      <div className="mt-5 grid gap-2">
        <Button look="accent" wide onClick={tryNow}>
          {texts.unreachable.retry}
        </Button>
        <p className="text-center text-[13px] text-muted">
          {texts.unreachable.next} <Countdown until={retryAt} />
        </p>
      </div>
    </Entry>
  );
}
