import { folded } from "../history/folded.ts";
import type { Contact } from "./contact.ts";
import { mostDrafts, type Draft } from "./draft.ts";

/** What a column of a table may hold. */
export const columnKinds = [
  "name",
  "first-name",
  "last-name",
  "company",
  "number",
  "email",
  "note",
  "favourite",
  "nothing",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/**
 * Names of columns as address books write them, without accents: ours, Google's, Outlook's, Apple's, and plain ones in
 * English, Spanish and Russian. Tried in this order: "company name" is no name.
 */
const headings: readonly (readonly [ColumnKind, RegExp])[] = [
  // What stands beside a value to describe it.
  ["nothing", /(type|label|tipo|etiqueta|тип|метка)$|phonetic|prefix|suffix|group|relation|website|photo/],
  ["first-name", /^(first|given)( name)?$|^nombre de pila$|^имя и отчество$|^имя$/],
  ["last-name", /^(last|family|sur) ?name$|^surname$|^apellidos?$|^фамилия$/],
  ["company", /compan|organi[sz]ation( \d+ - name| name)?$|^firma$|empresa|компани|организаци|^фирма$/],
  ["email", /mail|correo|почт/],
  ["number", /phone|mobile|number|^tel|telef|movil|whatsapp|celular|numero|телефон|мобильн|номер/],
  ["note", /note|comment|remark|nota|comentario|заметк|примечан|комментар/],
  ["favourite", /favou?rit|starred|favorit|избранн/],
  [
    "name",
    /^(full |display |file as|contact )?name$|^nombre( completo)?$|^fio$|^фио$|^полное имя$|^contacto?$|^контакт$/,
  ],
];

/** What a column holds, by its name. */
export function kindOfHeading(heading: string): ColumnKind {
  const plain = folded(heading.replaceAll(/[_"']/g, " "));
  return headings.find(([, pattern]) => pattern.test(plain))?.[0] ?? "nothing";
}

export type TableReading = {
  /** Whether the first row names the columns. */
  readonly hasHeadings: boolean;
  readonly columns: readonly ColumnKind[];
};

/** A first guess at a table: from the names of its columns, or from what stands in them where there are none. */
export function guessColumns(rows: readonly (readonly string[])[]): TableReading {
  const [first = []] = rows;
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length));
  const byHeading = first.map(kindOfHeading);
  if (byHeading.some((kind) => kind !== "nothing") && !first.some(looksLikeNumber)) {
    const columns = Array.from({ length: width }, (_, index) => byHeading[index] ?? "nothing");
    // A first name alone is the whole of it.
    const isAlone = !columns.includes("last-name") && !columns.includes("name");
    return {
      hasHeadings: true,
      columns: columns.map((kind) => (kind === "first-name" && isAlone ? "name" : kind)),
    };
  }
  const columns = Array.from({ length: width }, (_, index) =>
    kindOfCells(rows.map((row) => row[index] ?? "")),
  );
  const name = columns.indexOf("nothing");
  return { hasHeadings: false, columns: columns.map((kind, index) => (index === name ? "name" : kind)) };
}

const looksLikeNumber = (cell: string) => /^['+(]?[\d\s()+./-]{6,}$/.test(cell.trim());

function kindOfCells(cells: readonly string[]): ColumnKind {
  const filled = cells.slice(0, 50).filter((cell) => cell.trim() !== "");
  if (filled.length === 0) return "nothing";
  if (filled.every(looksLikeNumber)) return "number";
  return filled.every((cell) => cell.includes("@")) ? "email" : "nothing";
}

/** The entries of a table whose columns are known. */
export function draftsOf(
  rows: readonly (readonly string[])[],
  { hasHeadings, columns }: TableReading,
): readonly Draft[] {
  const skipped = hasHeadings ? 1 : 0;
  return rows.slice(skipped, skipped + mostDrafts).map((row, index) => {
    const all = (kind: ColumnKind) =>
      columns
        .flatMap((each, column) => (each === kind ? [harmless(row[column] ?? "").trim()] : []))
        .filter(Boolean);
    return {
      place: index + 1 + skipped,
      name: all("name")[0] ?? [...all("first-name"), ...all("last-name")].join(" "),
      company: all("company")[0] ?? "",
      email: all("email")[0] ?? "",
      note: all("note").join("\n"),
      isFavourite: all("favourite").some((cell) => /^(1|x|\*|yes|true|si|sí|да|starred)$/i.test(cell)),
      // Google writes several in one cell, with three colons between them.
      numbers: all("number")
        .flatMap((cell) => cell.split(/:::|[;|\n]/))
        .filter((cell) => cell.trim() !== ""),
    };
  });
}

/**
 * Where a spreadsheet may take what follows for a formula (OWASP, CSV injection): at the beginning of a cell, and behind
 * whatever ends one. Excel in Spanish and Russian separates cells by semicolons, in the middle of ours too.
 */
const formula = /(?<=^|[;\t\r\n])(?=[=+\-@])|^(?=[\t\r])/g;
const defusedFormula = /(?<=^|[;\t\r\n])'(?=[=+\-@])|^'(?=[\t\r])/g;

/** A plain number cannot compute anything: it keeps its plus, so that other address books read it. */
const plainNumber = /^\+[\d ]+$/;

/** A cell that no spreadsheet computes: what would begin a formula has an apostrophe before it. */
export function defused(cell: string): string {
  return plainNumber.test(cell) ? cell : cell.replaceAll(formula, "'");
}

/** Takes the apostrophes off again. */
function harmless(cell: string): string {
  return cell.replaceAll(defusedFormula, "");
}

/** The contacts as a table, its columns named in English: other programs read them. */
export function tableOf(contacts: readonly Contact[]): readonly (readonly string[])[] {
  const most = Math.max(1, ...contacts.map(({ numbers }) => numbers.length));
  const places = Array.from({ length: most }, (_, index) => index);
  return [
    ["Name", "Company", ...places.map((place) => `Phone ${place + 1}`), "Email", "Note", "Favourite"],
    ...contacts.map(({ name, company, numbers, email, note, isFavourite }) =>
      [
        name,
        company,
        ...places.map((place) => numbers[place] ?? ""),
        email,
        note,
        isFavourite ? "yes" : "",
      ].map(defused),
    ),
  ];
}
