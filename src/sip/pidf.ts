import * as v from "valibot";
import type { Presence } from "../core/ports/presence.ts";

/** Asterisk's are under 1 kB. */
const longest = 8_192;
/** RFC 3863 4.1. */
const namespace = "urn:ietf:params:xml:ns:pidf";

const document = v.object({ basic: v.picklist(["open", "closed"]), note: v.nullish(v.string()) });

/** The words of Asterisk's res_pjsip/presence_xml.c. */
const notes: Readonly<Record<string, Presence>> = {
  Ready: "ready",
  Ringing: "ringing",
  "On the phone": "talking",
  "On hold": "on-hold",
};

/** What TypeScript's own types do not have yet (W3C Trusted Types). */
type TrustedTypesPage = {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createHTML: (text: string) => string },
    ) => { readonly createHTML: (text: string) => unknown };
  };
};

/**
 * The page's security policy takes every text that is parsed for markup that may run. Ours becomes a document of its own,
 * of which only text is read, and no other module has this policy.
 */
const policy = (globalThis as TrustedTypesPage).trustedTypes?.createPolicy("ringbridge-presence", {
  createHTML: (text) => text,
});

function parsed(body: string): Document {
  // A TrustedHTML is taken where TypeScript knows only a string.
  const text = (policy?.createHTML(body) ?? body) as string;
  return new DOMParser().parseFromString(text, "application/xml");
}

/** What a presence document (RFC 3863) says, in our words; `unknown` when it is none that we understand. */
export function presenceIn(body: string): Presence {
  if (body.length > longest) return "unknown";
  const xml = parsed(body);
  const text = (name: string): string | undefined =>
    xml.getElementsByTagNameNS(namespace, name)[0]?.textContent.trim();
  const read = v.safeParse(document, { basic: text("basic"), note: text("note") });
  if (!read.success) return "unknown";
  if (read.output.basic === "closed") return "offline";
  return notes[read.output.note ?? "Ready"] ?? "unknown";
}
