import { isIP } from "node:net";
import type { Fault } from "./faults.ts";
import type { SampleValues } from "./values.ts";

/** What two values together can get wrong. Each finding names the later of the two. */

type Listener = SampleValues["sipTlsBind"];
type Find = (path: readonly (string | number)[], problem: string) => void;

export function acrossValues(values: SampleValues): Fault[] {
  const faults: Fault[] = [];
  const find: Find = (path, problem) => void faults.push({ value: path.join("."), problem });

  refuseDuplicates(values, find);
  const listeners = ["sipTlsBind", "wssBind", "httpBind"] as const;
  for (const [index, name] of listeners.entries())
    for (const earlier of listeners.slice(0, index))
      if (clash(values[name], values[earlier]))
        find([name, "port"], `is taken by ${earlier} on the same address; choose another port`);

  if (!isLoopback(values.httpBind.address))
    find(
      ["httpBind", "address"],
      "is not a loopback address; plain HTTP carries ARI's password, so use 127.0.0.1",
    );
  if (values.rtp.first < 1024) find(["rtp", "first"], "is below 1024; choose a higher port");
  if (values.rtp.last - values.rtp.first < 7)
    find(["rtp", "last"], "leaves no room for two calls; let it be at least 7 above rtp.first");
  if (values.externalAddress === undefined) {
    const insides = {
      localNets: values.localNets.length > 0,
      localAddress: values.localAddress !== undefined,
    };
    for (const [name, isGiven] of Object.entries(insides))
      if (isGiven) find([name], "means nothing without externalAddress; give that too, or leave both out");
  }
  return faults;
}

function refuseDuplicates({ businessNumbers, agents }: SampleValues, find: Find): void {
  for (const [index, earlier] of duplicates(businessNumbers.map(({ number }) => number)))
    find(
      ["businessNumbers", index, "number"],
      `is the same as businessNumbers.${earlier}.number; list a number once`,
    );
  for (const [index, earlier] of duplicates(agents.map(({ extension }) => extension)))
    find(
      ["agents", index, "extension"],
      `is the same as agents.${earlier}.extension; give each agent an own one`,
    );
}

function* duplicates(texts: readonly string[]): Generator<[index: number, earlier: number]> {
  for (const [index, text] of texts.entries()) {
    const earlier = texts.indexOf(text);
    if (earlier < index) yield [index, earlier];
  }
}

function clash(one: Listener, other: Listener): boolean {
  const all = (address: string) => address === "0.0.0.0" || address === "::";
  return one.port === other.port && (one.address === other.address || all(one.address) || all(other.address));
}

function isLoopback(address: string): boolean {
  return address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
}
