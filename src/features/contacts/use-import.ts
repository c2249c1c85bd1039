import { useMemo, useRef, useState } from "react";
import { draftsOf, guessColumns, type TableReading } from "../../core/contacts/csv.ts";
import { planImport, type ImportPlan } from "../../core/contacts/import.ts";
import { useContacts, useNumberRules, usePreferences, useWorkplace } from "../../stores/react.tsx";
import { readFile, type ReadFile } from "./read-file.ts";

type Table = Extract<ReadFile, { kind: "table" }>;
type Fault = Extract<ReadFile, { kind: "fault" }>["fault"];

type Chosen = { readonly name: string; readonly plan: ImportPlan; readonly faulty: number };

export type ImportRecord = {
  readonly choose: (file: File) => void;
  readonly step:
    | { readonly kind: "start" | "reading" }
    | { readonly kind: "fault"; readonly fault: Fault }
    | ({
        readonly kind: "table";
        readonly rows: Table["rows"];
        readonly reading: TableReading;
        readonly read: (reading: Partial<TableReading>) => void;
        readonly go: (() => void) | undefined;
      } & Chosen)
    | ({ readonly kind: "cards"; readonly go: (() => void) | undefined } & Chosen)
    | ({ readonly kind: "done"; readonly from: "table" | "cards" } & Chosen);
};

type State =
  | { readonly kind: "start" | "reading" }
  | {
      readonly kind: "read";
      readonly at: number;
      readonly name: string;
      readonly file: ReadFile;
      readonly reading: TableReading;
    }
  | ({ readonly kind: "done"; readonly from: "table" | "cards" } & Chosen);

/** A file of contacts on its way in: what will become of each entry is known before anything is saved. */
export function useImport(): ImportRecord {
  const { contacts: book } = useWorkplace();
  const { contacts } = useContacts();
  const rules = useNumberRules();
  const [{ numberCountry: home }] = usePreferences();
  const [state, setState] = useState<State>({ kind: "start" });
  /** Counts files: a slow one that was chosen before another says nothing. */
  const round = useRef(0);

  const read = state.kind === "read" ? state : null;
  const plan = useMemo((): ImportPlan | null => {
    if (read === null || read.file.kind === "fault") return null;
    const drafts = read.file.kind === "cards" ? read.file.drafts : draftsOf(read.file.rows, read.reading);
    return planImport(drafts, contacts, { rules, home, newId: () => crypto.randomUUID(), now: read.at });
  }, [read, contacts, rules, home]);

  async function choose(file: File): Promise<void> {
    const mine = ++round.current;
    setState({ kind: "reading" });
    const found = await readFile(file, book.readCsv);
    if (mine !== round.current) return;
    const reading = found.kind === "table" ? guessColumns(found.rows) : { hasHeadings: false, columns: [] };
    setState({ kind: "read", at: Date.now(), name: file.name, file: found, reading });
  }

  function step(): ImportRecord["step"] {
    if (state.kind !== "read") return state;
    const { name, file, reading } = state;
    if (file.kind === "fault") return { kind: "fault", fault: file.fault };
    const chosen = {
      name,
      plan: plan ?? { save: [], lines: [] },
      faulty: file.kind === "table" ? file.faultyRows.length : file.faulty.length,
    };
    const from = file.kind;
    const go =
      chosen.plan.save.length === 0
        ? undefined
        : () => {
            book.save(chosen.plan.save);
            setState({ kind: "done", from, ...chosen });
          };
    if (file.kind === "cards") return { kind: "cards", ...chosen, go };
    return {
      kind: "table",
      ...chosen,
      go,
      rows: file.rows,
      reading,
      read: (some) => setState({ ...state, reading: { ...reading, ...some } }),
    };
  }

  return { choose: (file) => void choose(file), step: step() };
}
