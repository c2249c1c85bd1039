import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aContact } from "../../testing/records.ts";
import { readVCards, writeVCards } from "./vcard.ts";

const card = (...lines: readonly string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
const first = (text: string) => readVCards(text).drafts[0];

describe("a card", () => {
  it("of version 3.0", () => {
    const text = card(
      "VERSION:3.0",
      "N:Ortega;María;;Dra.;",
      "FN:María Ortega",
      "ORG:Acme\\, S. A.;Ventas",
      "TEL;TYPE=CELL,VOICE;TYPE=pref:+34 612 34 56 78",
      "item1.TEL;TYPE=WORK:(202) 555-0143",
      "EMAIL;TYPE=INTERNET:maria@example.com",
      "NOTE:Wants the blue one.\\nCall after 10\\; not before.",
      "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==",
    );
    expect(first(text)).toEqual({
      place: 1,
      name: "María Ortega",
      company: "Acme, S. A., Ventas",
      email: "maria@example.com",
      note: "Wants the blue one.\nCall after 10; not before.",
      isFavourite: false,
      numbers: ["+34 612 34 56 78", "(202) 555-0143"],
    });
  });

  it("of version 4.0, whose numbers are addresses", () => {
    const text = card(
      "VERSION:4.0",
      'TEL;VALUE=uri;TYPE="voice,cell":tel:+34-612-34-56-78',
      "FN:María",
      "X-STARRED:1",
    );
    expect(first(text)).toMatchObject({
      name: "María",
      numbers: ["tel:+34-612-34-56-78"],
      isFavourite: true,
    });
  });

  it("of version 2.1, in quoted-printable with soft line breaks", () => {
    const text = card(
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=A1=D0=BC=D0=B8=D1=80=D0=BD=D0=BE=D0=B2;=D0=90=D0=BD=D0=BD=",
      "=D0=B0;;;",
      "TEL;CELL:+79161234567",
      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Ma=F1ana",
    );
    expect(first(text)).toMatchObject({ name: "Анна Смирнов", numbers: ["+79161234567"], note: "Mañana" });
  });

  it("has its name from its parts where it says no whole one", () => {
    expect(first(card("N:Lind;Alice;B.;Dr.;PhD"))?.name).toBe("Dr. Alice B. Lind PhD");
  });

  it("may be folded anywhere, and end its lines as it likes", () => {
    expect(first("BEGIN:VCARD\nFN:María Or\n tega\nTEL:+3461\n\t2345678\nEND:VCARD")).toMatchObject({
      name: "María Ortega",
      numbers: ["+34612345678"],
    });
  });
});

describe("a file", () => {
  it("holds many, each with its place", () => {
    const { drafts, faulty } = readVCards(card("FN:One") + card("FN:Two"));
    expect(drafts.map(({ name, place }) => [place, name])).toEqual([
      [1, "One"],
      [2, "Two"],
    ]);
    expect(faulty).toEqual([]);
  });

  it("that ends in the middle of a card says which", () => {
    expect(readVCards(`${card("FN:One")}BEGIN:VCARD\r\nFN:Two`)).toMatchObject({
      drafts: [{ name: "One" }],
      faulty: [2],
    });
  });

  it("with a card in a card keeps the outer one", () => {
    const text = card(
      "FN:Boss",
      "AGENT:",
      "BEGIN:VCARD",
      "FN:Secretary",
      "TEL:+1",
      "END:VCARD",
      "TEL:+34612345678",
    );
    expect(readVCards(text)).toMatchObject({
      drafts: [{ name: "Boss", numbers: ["+34612345678"] }],
      faulty: [1],
    });
  });

  it("of anything at all never stumbles", () => {
    const word = fc.constantFrom(
      "BEGIN:VCARD",
      "END:VCARD",
      "FN:",
      "N:;",
      "TEL;",
      ":",
      ";",
      '"',
      "=",
      "=C3",
      "\r\n",
      " ",
      "\\",
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
    fc.assert(fc.property(text, (any) => readVCards(any).drafts.length <= any.length));
  });

  it("with an endless line is read in no time", () => {
    const text = card(`FN:${"x\r\n ".repeat(200_000)}`, "TEL:+34612345678", `NOTE${';a="'.repeat(20_000)}`);
    readVCards(text);
  });
});

const text = fc
  .string({ unit: "grapheme", maxLength: 90 })
  .map((any) => any.replaceAll(/[\p{Cc}\s]+/gu, " ").trim());
const written = fc.record({
  name: text.filter((name) => name !== ""),
  company: text,
  note: fc.array(text).map((lines) => lines.join("\n").trim()),
  numbers: fc.array(fc.stringMatching(/^\+[1-9]\d{7,13}$/), { minLength: 1, maxLength: 4 }),
  isFavourite: fc.boolean(),
});

it.each(["3.0", "4.0"] as const)("what is written as %s is read as it was", (version) => {
  fc.assert(
    fc.property(written, (facts) => {
      const file = writeVCards([aContact(facts)], version);
      const [draft] = readVCards(file).drafts;
      expect(draft).toMatchObject({
        ...facts,
        numbers: facts.numbers.map((number) => (version === "4.0" ? `tel:${number}` : number)),
      });
      for (const line of file.split("\r\n"))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }),
  );
});

it("reads a line in hundreds of thousands of pieces in no time", () => {
  const long = `${"x".repeat(19_990)}=\r\n${" =\r\n".repeat(400_000)}`;
  expect(readVCards(`BEGIN:VCARD\r\nFN:María\r\n${long}END:VCARD\r\n`).drafts).toMatchObject([
    { name: "María" },
  ]);
});
