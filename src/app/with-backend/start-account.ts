import type { ComponentProps } from "react";
import { createApi } from "../../api/client.ts";
import { createQueryClient } from "../../api/query-client.ts";
import { browserParts, chance, clock } from "../phone-parts.ts";
import type { Deployment } from "../config.ts";
import { leftByTab } from "../late-left-calls.ts";
import { readServerAddress } from "../server-address.ts";
import { tabsOf } from "../tabs/tabs-of.ts";
import type { AccountApp } from "./account-app.tsx";
import { createAccountSession } from "./account-session.ts";
import { startDesk } from "./desk.ts";
import { takeArrival } from "./fragment.ts";
import { lineElsewhere } from "./line-elsewhere.ts";

/** Where Asterisk's WebSocket is unless ringbridge.json says otherwise. */
const usualWebSocket = "/ws";

/** The composition root of Ringbridge with a backend at `path` of this site; gives what its screens need. */
export function startAccount(
  page: Window,
  path: string,
  deployment: Deployment,
  audioContext: () => AudioContext,
): ComponentProps<typeof AccountApp> {
  const api = createApi(new URL(path, page.location.origin).href);
  const address = readServerAddress(deployment.webSocketUrl ?? usualWebSocket, page.location);
  const url = address.kind === "address" ? address.url : "";
  const elsewhere = lineElsewhere(page.sessionStorage);
  const tabs = tabsOf(page, clock);
  const left = leftByTab(page, tabs.tab);
  const queries = createQueryClient((problem) => session.hear(problem));
  const session = createAccountSession({
    api,
    queries,
    clock,
    chance,
    someoneIsHere: elsewhere.forget,
    startDesk: (live, account, extension, told) =>
      startDesk(
        {
          api,
          live,
          clock,
          deployment,
          elsewhere,
          url,
          tabs,
          left,
          parts: (line) => browserParts({ ...line, password: "" }, deployment, audioContext()),
        },
        account,
        extension,
        told,
      ),
  });

  page.addEventListener("hashchange", () => {
    const arrival = takeArrival(page);
    if (arrival.kind !== "none") session.open(arrival);
  });
  // Waiting for the next attempt is pointless once the network is back or somebody looks at the page.
  page.addEventListener("online", session.tryNow);
  page.document.addEventListener("visibilitychange", () => {
    if (!page.document.hidden) session.tryNow();
  });
  session.open(takeArrival(page));
  const demoPeople = deployment.demoAgents.map(({ user, ...rest }) => ({ login: user, ...rest }));
  return { session, api, queries, demoPeople };
}
