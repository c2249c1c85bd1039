import type { SipObject } from "./sip-objects.ts";

/** SIP objects as sections for a file that pjsip.conf includes. */
export function sectionsOf(objects: readonly SipObject[]): string {
  return objects.map(sectionOf).join("\n");
}

function sectionOf({ type, id, fields }: SipObject): string {
  const options = Object.entries(fields)
    .filter(([, value]) => value !== "")
    // A bare semicolon begins a comment.
    .map(([name, value]) => `${name}=${value.replaceAll(";", "\\;")}\n`);
  return `[${id}]\ntype=${type}\n${options.join("")}`;
}

const beginOf = (number: string) => `; ---- ${number}\n`;
const endOf = (number: string) => `; ---- end of ${number}\n`;

const heading = `; Ringbridge writes what stands between these lines, each time one of its numbers changes.\n`;

/** The file with these sections in place of the number's earlier ones; `sections` null takes them out. */
export function withSections(file: string, number: string, sections: string | null): string {
  const [begin, end] = [beginOf(number), endOf(number)];
  const [from, to] = [file.indexOf(begin), file.indexOf(end)];
  const others = from < 0 || to < from ? file : file.slice(0, from) + file.slice(to + end.length);
  if (sections === null) return others;
  return `${others === "" ? heading : others}${begin}${sections}${end}`;
}
