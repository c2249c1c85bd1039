import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { unpackedOnce } from "./vite.quick-grammar.ts";

const original = await readFile("node_modules/sip.js/lib/grammar/pegjs/dist/grammar.js", "utf8");

type Grammar = {
  readonly parse: (text: string, options: { readonly startRule: string; data?: object }) => unknown;
};
const folder = pathToFileURL("node_modules/sip.js/lib/grammar/").href;
const loaded = async (code: string) => {
  const anywhere = code.replaceAll('"../../', `"${folder}`);
  return (await import(`data:text/javascript,${encodeURIComponent(anywhere)}`)) as Grammar;
};

it("reads what sip.js's own grammar reads, as it reads it", async () => {
  const quick = await loaded(unpackedOnce(original));
  const own = await loaded(original);
  const headers = [
    ["Request_Response", "INVITE sip:agent@pbx.example;transport=ws SIP/2.0"],
    ["Request_Response", "SIP/2.0 180 Ringing"],
    ["Via", "SIP/2.0/WSS pbx.example;branch=z9hG4bK1;received=192.0.2.1"],
    ["Contact", '"Béa" <sip:1002@pbx.example;transport=ws>;expires=300, <sip:1003@pbx.example>'],
    ["CSeq", "4711 REGISTER"],
    ["Event", "refer;id=2"],
    ["Call_ID", "no call id <>"],
    ["Via", "nonsense"],
  ] as const;
  const read = ({ parse }: Grammar) =>
    headers.map(([startRule, text]) => {
      try {
        return JSON.stringify(parse(text, { startRule, data: {} }));
      } catch (error) {
        return String(error);
      }
    });
  expect(read(quick)).toEqual(read(own));
});

it("refuses another grammar in words", () => {
  expect(() => unpackedOnce("export const parse = () => null;")).toThrow("is another one");
});
