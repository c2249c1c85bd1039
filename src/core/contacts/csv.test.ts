import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maria, support } from "../../testing/people.ts";
import { aContact } from "../../testing/records.ts";
import {
  columnKinds,
  defused,
  draftsOf,
  guessColumns,
  kindOfHeading,
  tableOf,
  type ColumnKind,
} from "./csv.ts";

describe("a column, by its name", () => {
  const names: readonly (readonly [string, ColumnKind])[] = [
    ["Name", "name"],
    ["Full Name", "name"],
    ["First Name", "first-name"],
    ["Given Name", "first-name"],
    ["Last name", "last-name"],
    ["Company Name", "company"],
    ["Organization 1 - Name", "company"],
    ["Phone 1 - Value", "number"],
    ["Phone 1 - Type", "nothing"],
    ["Mobile Phone", "number"],
    ["WhatsApp", "number"],
    ["E-mail 1 - Value", "email"],
    ["Notes", "note"],
    ["Nombre", "name"],
    ["Apellidos", "last-name"],
    ["Teléfono móvil", "number"],
    ["Correo electrónico", "email"],
    ["Empresa", "company"],
    ["ФИО", "name"],
    ["Фамилия", "last-name"],
    ["Номер телефона", "number"],
    ["Электронная почта", "email"],
    ["Примечание", "note"],
    ["Birthday", "nothing"],
  ];
  it.each(names)("“%s”: %s", (name, kind) => {
    expect(kindOfHeading(name)).toBe(kind);
    expect(columnKinds).toContain(kind);
  });
});

describe("a table", () => {
  it("names its columns in its first row", () => {
    const rows = [
      ["First Name", "Last Name", "Phone 1 - Value", "Notes"],
      ["María", "Ortega", "+34 612 345 678 ::: 0034 612 345 679", "VIP"],
    ];
    const reading = guessColumns(rows);
    expect(reading).toEqual({ hasHeadings: true, columns: ["first-name", "last-name", "number", "note"] });
    expect(draftsOf(rows, reading)).toEqual([
      {
        place: 2,
        name: "María Ortega",
        company: "",
        email: "",
        note: "VIP",
        isFavourite: false,
        numbers: ["+34 612 345 678 ", " 0034 612 345 679"],
      },
    ]);
  });

  it("without such a row is told by what stands in it", () => {
    const rows = [
      ["María Ortega", "+34612345678", "maria@example.com"],
      ["Bruno Hall", "+44 20 7946 0018", ""],
    ];
    expect(guessColumns(rows)).toEqual({ hasHeadings: false, columns: ["name", "number", "email"] });
    expect(draftsOf(rows, guessColumns(rows))).toHaveLength(2);
  });

  it("may be empty", () => expect(guessColumns([])).toEqual({ hasHeadings: false, columns: [] }));
});

describe("what is written", () => {
  it("is read again as it was", () => {
    const contacts = [
      aContact({
        numbers: [maria.number, support],
        company: "Acme",
        note: "=1+1\n- second line;=2+2",
        isFavourite: true,
      }),
      aContact({ id: "2", name: "-Bruno", numbers: [support] }),
    ];
    const rows = tableOf(contacts);
    const read = draftsOf(rows, guessColumns(rows));
    for (const [index, { name, company, note, isFavourite, numbers }] of contacts.entries())
      expect(read[index]).toMatchObject({ name, company, note, isFavourite, numbers });
  });

  it.each(["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t1", "+34612345678*2"])(
    "never computes: %s",
    (cell) => {
      expect(defused(cell)).toBe(`'${cell}`);
    },
  );

  it.each([
    ["Ortega;=1+1", "Ortega;'=1+1"],
    ["Ortega\t@SUM(A1)", "Ortega\t'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["calls:\n- on Monday", "calls:\n'- on Monday"],
    ["a - b; c = d", "a - b; c = d"],
  ])("nor behind what ends a cell elsewhere: %j", (cell, written) => {
    expect(defused(cell)).toBe(written);
  });

  it("keeps the plus of a number, which computes nothing", () => {
    expect(defused("+34612345678")).toBe("+34612345678");
  });

  it("begins no formula whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ";", "'", "1", " ") }),
        (any) => !/(^|[;\t\r\n])[=+\-@]/.test(defused(any)) || /^\+[\d ]+$/.test(any),
      ),
    );
  });
});
