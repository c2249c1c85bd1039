import type { BusinessNumber } from "../../api/contract.ts";
import { tellHours } from "../../words/call-hours.ts";
import { numbersWords } from "../../words/numbers-words.ts";

const { compare: texts } = numbersWords;

export type CompareRow = {
  readonly setting: string;
  readonly meta: string;
  readonly wanted: string;
  /** Null where Asterisk has nothing of the kind. */
  readonly asterisk: string | null;
  readonly differs: boolean;
};

/** What Meta has, what we want and what Asterisk has, setting by setting, in words. Empty before Meta was read. */
export function compare(number: BusinessNumber, now: number): readonly CompareRow[] {
  const { meta, wanted } = number;
  if (meta === null) return [];
  const { values, settings } = texts;
  const codecs = (list: readonly string[]) => (list.length === 0 ? texts.none : list.toSorted().join(", "));
  const hours = (of: Parameters<typeof tellHours>[0]) => {
    const { lines, zone } = tellHours(of, now);
    return [lines.join("; "), zone].filter((part) => part !== null).join(", ");
  };
  const simple = (setting: keyof typeof settings, atMeta: string, ours: string | null): CompareRow => ({
    setting: settings[setting],
    meta: atMeta,
    wanted: ours ?? texts.nothing,
    asterisk: null,
    differs: ours !== null && ours !== atMeta,
  });
  return [
    simple("calling", values[meta.calling], wanted && values[wanted.calling]),
    simple("sip", values[meta.sip], wanted && values[wanted.sip]),
    serverRow(number, meta),
    keyRow(number, meta),
    passwordRow(number),
    wanted?.callHours === null
      ? { ...simple("callHours", hours(meta.callHours), null), wanted: texts.leave }
      : simple("callHours", hours(meta.callHours), wanted && hours(wanted.callHours)),
    simple(
      "callbackPermission",
      values[meta.callbackPermission],
      wanted && values[wanted.callbackPermission],
    ),
    simple("callIcon", values[meta.callIcon], wanted && values[wanted.callIcon]),
    simple("additionalCodecs", codecs(meta.additionalCodecs), wanted && codecs(wanted.additionalCodecs)),
  ];
}

type AtMeta = NonNullable<BusinessNumber["meta"]>;

/** An own server is told to Meta as it stands; our own address Asterisk's side gives. */
function serverRow({ destination, trunk }: BusinessNumber, { servers }: AtMeta): CompareRow {
  const written = ({ hostname, port }: { readonly hostname: string; readonly port: number }) =>
    `${hostname}:${port}`;
  const isOurs = destination.kind !== "own-server";
  const wanted = written(isOurs ? trunk : destination);
  const chosen = servers.find(({ ours }) => ours) ?? servers[0];
  return {
    setting: texts.settings.server,
    meta: servers.length === 0 ? texts.none : servers.map(written).join(", "),
    wanted,
    asterisk: texts.trunk[trunk.state],
    differs:
      servers.length > 1 ||
      chosen === undefined ||
      written(chosen).toLowerCase() !== wanted.toLowerCase() ||
      trunk.state === "missing",
  };
}

function keyRow({ wanted, trunk }: BusinessNumber, { keyExchange }: AtMeta): CompareRow {
  const here = trunk.state === "not-ours" ? null : trunk.keyExchange;
  return {
    setting: texts.settings.keyExchange,
    meta: keyExchange,
    wanted: wanted?.keyExchange ?? texts.nothing,
    asterisk: here ?? texts.nothing,
    differs: [wanted?.keyExchange, here].some((one) => typeof one === "string" && one !== keyExchange),
  };
}

function passwordRow({ passwordSet, drift, trunk }: BusinessNumber): CompareRow {
  const isOld = drift.some(({ kind }) => kind === "password-changed");
  const isNeeded = trunk.state !== "not-ours";
  return {
    setting: texts.settings.password,
    meta: passwordSet ? texts.passwordSet : texts.passwordMissing,
    wanted: texts.nothing,
    asterisk: isNeeded
      ? isOld
        ? texts.passwordOld
        : passwordSet
          ? texts.passwordSet
          : texts.passwordMissing
      : null,
    differs: isNeeded && (isOld || !passwordSet),
  };
}
