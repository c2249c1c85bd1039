import type * as accounts from "./en/accounts.ts";
import type * as asking from "./en/asking.ts";
import type * as audit from "./en/audit.ts";
import type * as callSettings from "./en/call-settings.ts";
import type * as calls from "./en/calls.ts";
import type * as destination from "./en/destination.ts";
import type * as drift from "./en/drift.ts";
import type * as history from "./en/history.ts";
import type * as main from "./en/main.ts";
import type * as meta from "./en/meta.ts";
import type * as notice from "./en/notice.ts";
import type * as numbers from "./en/numbers.ts";
import type * as panel from "./en/panel.ts";
import type * as people from "./en/people.ts";
import type * as quality from "./en/quality.ts";
import type * as readiness from "./en/readiness.ts";
import type * as settings from "./en/settings.ts";
import type * as shift from "./en/shift.ts";
import type * as sound from "./en/sound.ts";
import type * as shortcuts from "./en/shortcuts.ts";
import type * as team from "./en/team.ts";

/** The packs of texts: `main` comes with the page, each other one with the screen it belongs to. */
export type Packs = {
  readonly main: typeof main;
  readonly meta: typeof meta;
  readonly panel: typeof panel;
  readonly drift: typeof drift;
  readonly asking: typeof asking;
  readonly team: typeof team;
  readonly people: typeof people;
  readonly history: typeof history;
  readonly audit: typeof audit;
  readonly quality: typeof quality;
  readonly readiness: typeof readiness;
  readonly settings: typeof settings;
  readonly shortcuts: typeof shortcuts;
  readonly calls: typeof calls;
  readonly shift: typeof shift;
  readonly notice: typeof notice;
  readonly sound: typeof sound;
  readonly numbers: typeof numbers;
  readonly accounts: typeof accounts;
  readonly "call-settings": typeof callSettings;
  readonly destination: typeof destination;
};
export type PackName = keyof Packs;

export type Loaders = { readonly [Name in PackName]: () => Promise<Packs[Name]> };
