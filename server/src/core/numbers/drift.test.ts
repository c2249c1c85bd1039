import { expect, test } from "vitest";
import {
  aNumber,
  allIsWell,
  morning,
  ourServer,
  wantedForAgents,
  workingNumber,
} from "../../testing/numbers.ts";
import { DAY } from "../time.ts";
import type { BusinessNumber } from "./business-number.ts";
import type { SettingsAtMeta, WantedCallSettings } from "./call-settings.ts";
import { driftOf, type DriftFacts } from "./drift.ts";

const metaHas = (differently: Partial<SettingsAtMeta>) => ({ meta: { ...allIsWell, ...differently } });
const weWant = (differently: Partial<WantedCallSettings>) => ({
  wanted: { ...wantedForAgents, ...differently },
});
const server = { ...ourServer, hasPassword: true, ours: true };
const ownServer = { kind: "own-server", hostname: "sip.fjord.example", port: 5071 } as const;
const nineToFive = {
  status: "on",
  timeZone: "Europe/Oslo",
  weekly: [
    { day: "monday", open: "09:00", close: "12:00" },
    { day: "monday", open: "13:00", close: "17:00" },
  ],
  holidays: [{ date: "2026-12-25", open: "00:00", close: "23:59" }],
} as const;

/** Kind, severity, remedy, and the params that are named. */
const seen = (number: Partial<BusinessNumber>, facts: Partial<DriftFacts> = {}) =>
  driftOf({ number: aNumber(number), sipServer: ourServer, trunk: "set-up", now: morning, ...facts }).map(
    ({ kind, severity, remedy, params }) =>
      [kind, severity, remedy, ...Object.entries(params).map((entry) => entry.join("="))].join(" "),
  );

type Row = readonly [
  name: string,
  number: Partial<BusinessNumber>,
  facts: Partial<DriftFacts>,
  drift: readonly string[],
];

const rows: readonly Row[] = [
  ["all is well", {}, {}, []],
  ["never read, no trunk yet", { meta: null, passwordSet: false }, { trunk: "missing" }, []],

  ["calling is off", metaHas({ calling: "off" }), {}, ["calling-off blocking write-settings"]],
  ["calling is off by choice", { ...metaHas({ calling: "off" }), ...weWant({ calling: "off" }) }, {}, []],
  [
    "nobody decided, calling is off",
    { ...metaHas({ calling: "off" }), wanted: null },
    {},
    ["calling-off blocking write-settings"],
  ],
  [
    "switched off here, on at Meta",
    weWant({ calling: "off", sip: "off" }),
    {},
    [
      "settings-differ warning write-settings field=calling",
      "settings-differ warning write-settings field=sip",
    ],
  ],
  ["SIP is off", metaHas({ sip: "off" }), {}, ["sip-off blocking write-settings"]],
  [
    "a rotation broke in the middle",
    metaHas({ calling: "off", sip: "off", servers: [] }),
    {},
    [
      "calling-off blocking write-settings",
      "sip-off blocking write-settings",
      "no-server blocking write-settings hostname=pbx.haug.example port=5061",
    ],
  ],

  [
    "another host name",
    metaHas({ servers: [{ ...server, hostname: "old.haug.example" }] }),
    {},
    [
      "other-hostname blocking write-settings hostname=pbx.haug.example port=5061 atMeta=old.haug.example:5061",
    ],
  ],
  ["capitals in the host name", metaHas({ servers: [{ ...server, hostname: "PBX.Haug.Example" }] }), {}, []],
  [
    "another port",
    metaHas({ servers: [{ ...server, port: 5060 }] }),
    {},
    ["other-port blocking write-settings hostname=pbx.haug.example port=5061 atMeta=pbx.haug.example:5060"],
  ],
  [
    "a second server of another app",
    metaHas({
      servers: [{ hostname: "old.example", port: 5061, hasPassword: false, ours: false }, server],
    }),
    {},
    ["second-server warning at-meta hostname=old.example port=5061"],
  ],
  [
    "two apps with our server",
    metaHas({ servers: [server, { ...server, hasPassword: false, ours: false }] }),
    {},
    ["second-server warning at-meta hostname=pbx.haug.example port=5061"],
  ],

  [
    "DTLS at Meta, our trunk speaks SDES",
    metaHas({ keyExchange: "DTLS" }),
    {},
    ["key-exchange-mismatch blocking write-settings atMeta=DTLS trunk=SDES"],
  ],
  [
    "the other server wants DTLS and Meta has SDES",
    {
      ...weWant({ keyExchange: "DTLS" }),
      destination: ownServer,
      ...metaHas({ servers: [{ ...server, ...serverOf(ownServer) }] }),
    },
    { trunk: "not-ours" },
    ["key-exchange-mismatch blocking write-settings atMeta=SDES trunk=DTLS"],
  ],
  [
    "nobody decided what the other server speaks",
    {
      wanted: null,
      destination: ownServer,
      ...metaHas({ keyExchange: "DTLS", servers: [{ ...server, ...serverOf(ownServer) }] }),
    },
    { trunk: "not-ours" },
    [],
  ],

  [
    "no password yet",
    { passwordSet: false },
    { trunk: "missing" },
    ["password-missing blocking write-settings"],
  ],
  [
    "Asterisk did not take the new password",
    metaHas({ passwordAtPbx: "behind" }),
    {},
    ["password-changed blocking set-up-trunk"],
  ],
  [
    "Asterisk lost the trunk",
    {},
    { trunk: "missing" },
    ["trunk-missing blocking set-up-trunk number=+4930901820"],
  ],
  ["Asterisk is away", {}, { trunk: "unknown" }, []],

  [
    "restricted, and one that is over",
    metaHas({
      restrictions: [
        { kind: "outbound-calls", reason: "LOW_QUALITY", until: morning + DAY },
        { kind: "call-button-hidden", reason: null, until: null },
        { kind: "inbound-calls", reason: null, until: morning },
      ],
    }),
    {},
    [
      "restricted blocking at-meta what=outbound-calls reason=LOW_QUALITY until=2026-11-03T09:00:00.000Z",
      "restricted warning at-meta what=call-button-hidden",
    ],
  ],
  [
    "the limit is too low, calling is on",
    metaHas({ number: { ...workingNumber, messagingLimit: "TIER_1K" } }),
    {},
    ["messaging-limit-low warning at-meta limit=1000 needed=2000"],
  ],
  [
    "the limit is too low to switch calling on",
    { ...metaHas({ calling: "off", number: { ...workingNumber, messagingLimit: "TIER_250" } }) },
    {},
    ["messaging-limit-low blocking at-meta limit=250 needed=2000", "calling-off blocking write-settings"],
  ],
  ["the limit is enough", metaHas({ number: { ...workingNumber, messagingLimit: "TIER_2K" } }), {}, []],
  ["there is no limit", metaHas({ number: { ...workingNumber, messagingLimit: "TIER_UNLIMITED" } }), {}, []],
  ["a limit nobody knows", metaHas({ number: { ...workingNumber, messagingLimit: "TIER_NOT_SET" } }), {}, []],
  [
    "the number is not connected",
    metaHas({ number: { ...workingNumber, status: "FLAGGED" } }),
    {},
    ["number-not-connected blocking at-meta status=FLAGGED"],
  ],
  ["a proxy tells nothing of the number", metaHas({ number: null }), {}, []],

  [
    "icon, callback and codecs differ",
    metaHas({ callIcon: "hidden", callbackPermission: "off", additionalCodecs: ["PCMA"] }),
    {},
    [
      "settings-differ warning write-settings field=callbackPermission",
      "settings-differ warning write-settings field=callIcon",
      "settings-differ warning write-settings field=additionalCodecs",
    ],
  ],
  [
    "codecs in another order",
    { ...metaHas({ additionalCodecs: ["PCMU", "PCMA"] }), ...weWant({ additionalCodecs: ["PCMA", "PCMU"] }) },
    {},
    [],
  ],
  ["hours that are Meta's business", metaHas({ callHours: nineToFive }), {}, []],
  [
    "Meta has no hours",
    weWant({ callHours: nineToFive }),
    {},
    ["settings-differ warning write-settings field=callHours"],
  ],
  [
    "the same hours in another order",
    {
      ...weWant({ callHours: nineToFive }),
      ...metaHas({ callHours: { ...nineToFive, weekly: nineToFive.weekly.toReversed() } }),
    },
    {},
    [],
  ],
  [
    "a holiday is gone",
    { ...weWant({ callHours: nineToFive }), ...metaHas({ callHours: { ...nineToFive, holidays: [] } }) },
    {},
    ["settings-differ warning write-settings field=callHours"],
  ],
  [
    "hours switched off on both sides, with other times",
    {
      ...weWant({ callHours: { ...nineToFive, status: "off" } }),
      ...metaHas({ callHours: { ...nineToFive, status: "off", weekly: [] } }),
    },
    {},
    [],
  ],

  [
    "calls go to another server, and Meta knows it",
    {
      destination: ownServer,
      passwordSet: false,
      ...metaHas({ servers: [{ ...server, ...serverOf(ownServer) }] }),
    },
    { trunk: "not-ours" },
    [],
  ],
  [
    "calls go to another server, and Meta sends them here",
    { destination: ownServer },
    { trunk: "not-ours" },
    [
      "other-hostname blocking write-settings hostname=sip.fjord.example port=5071 atMeta=pbx.haug.example:5061",
    ],
  ],
  [
    "no connector for Bitrix24 yet",
    { destination: { kind: "bitrix24" } },
    {},
    ["not-ready-destination warning none destination=bitrix24"],
  ],
];

function serverOf({ hostname, port }: { hostname: string; port: number }) {
  return { hostname, port };
}

test.each(rows)("%s", (_name, number, facts, drift) => {
  expect(seen(number, facts)).toEqual(drift);
});
