/** Asterisk's configuration files, read the way Asterisk reads them: sections, templates, comments. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Option extends Place {
  readonly name: string;
  readonly value: string;
}

export interface Section extends Place {
  readonly name: string;
  /** `[name](!)`: only there to be inherited from. */
  readonly isTemplate: boolean;
  /** Inherited ones first, so that the last of a name counts. */
  readonly options: readonly Option[];
}

const heading = /^\[([^\]]+)\](?:\(([^)]*)\))?$/;

export function parseConf(file: string, text: string): Section[] {
  const sections: (Section & { readonly options: Option[] })[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const content = withoutComment(raw).trim();
    const begin = heading.exec(content);
    if (begin !== null) {
      const bases = (begin[2] ?? "").split(",").map((base) => base.trim());
      const inherited = bases.flatMap((base) => sections.find(({ name }) => name === base)?.options ?? []);
      sections.push({
        name: begin[1] ?? "",
        file,
        line: index + 1,
        isTemplate: bases.includes("!"),
        options: [...inherited],
      });
      continue;
    }
    const option = /^([^=]+?)\s*=>?\s*(.*)$/.exec(content);
    if (option !== null)
      sections.at(-1)?.options.push({ name: option[1] ?? "", value: option[2] ?? "", file, line: index + 1 });
  }
  return sections;
}

/** The option that counts, "" when there is none. */
export function valueOf(section: Section, name: string): string {
  return optionOf(section, name)?.value ?? "";
}

export function optionOf(section: Section, name: string): Option | undefined {
  return section.options.findLast((option) => option.name === name);
}

/** `;` begins a comment, `\;` is a semicolon. */
function withoutComment(line: string): string {
  return line.replace(/(?<!\\);.*$/, "").replaceAll("\\;", ";");
}
