import { hrefTo } from "../stores/navigation.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Card } from "../ui/card.tsx";
import { Late } from "../ui/late.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { speaking } from "../words/language.ts";
import { settingsWords } from "../words/settings-words.ts";
import { words } from "../words/words.ts";
import { BrokenNotice } from "./broken-notice.tsx";

const load = () =>
  speaking(["readiness", "quality"], () =>
    import("../features/readiness/readiness-check.tsx").then(({ ReadinessCheck }) => ReadinessCheck),
  );

/** Where the readiness check is. */
export const checkPlace = "/settings/check";

export function CheckScreen() {
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5 pb-10">
      <div className="grid gap-1">
        <BackLink href={hrefTo("/settings")} text={settingsWords.title} />
        <h1 className="text-xl font-semibold tracking-tight">{settingsWords.check.title}</h1>
      </div>
      <Late
        load={load}
        with={{ version: __VERSION__ }}
        waiting={
          <p role="status" className="text-muted">
            {words.screens.loading}
          </p>
        }
        failed={(again) => <BrokenNotice again={again} />}
      />
    </div>
  );
}

/** The way to it from Settings. */
export function CheckSection() {
  const { title, lead, open } = settingsWords.check;
  return (
    <Card heading={title} lead={lead}>
      <div className="mt-3">
        <LinkButton href={hrefTo(checkPlace)}>{open}</LinkButton>
      </div>
    </Card>
  );
}
