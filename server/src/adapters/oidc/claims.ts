import { z } from "zod";
import type { IdentityAnswer } from "../../core/ports/identity-provider.ts";

/** OpenID Connect Core 1.0, 2 and 5.1; what is not as it should be is as if it were not there. */
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().max(255),
  preferred_username: z.string().nullable().catch(null).default(null),
  email: z.string().nullable().catch(null).default(null),
  email_verified: z.boolean().catch(false).default(false),
});

/** Where the database ends; the standard's subject has at most 255 characters. */
const LONGEST_SUBJECT = 500;

/** What could be a login here (contract: LoginText), and in a text that can be stored. */
const login = /^[^\s\p{C}]{1,120}$/u;

/** Whom the provider's claims speak of. The subject names the provider too: each has its own names for people. */
export function identityOf(claims: unknown): IdentityAnswer {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return { kind: "failed", text: "The identity provider's claims name nobody." };
  const subject = `${parsed.data.iss} ${parsed.data.sub}`;
  if (subject.length > LONGEST_SUBJECT || /\p{C}/u.test(subject))
    return { kind: "failed", text: "The identity provider's name for this person cannot be stored." };
  return { kind: "known", subject, logins: loginsOf(parsed.data) };
}

/** Whether claims already say what their login here could be. */
export const namesLogins = (claims: unknown): boolean => {
  const parsed = claimsSchema.safeParse(claims);
  return parsed.success && loginsOf(parsed.data).length > 0;
};

/** An address that nobody verified may be anybody's: it does not count. */
function loginsOf({
  preferred_username: name,
  email,
  email_verified: verified,
}: z.infer<typeof claimsSchema>): readonly string[] {
  const texts = [name, verified ? email : null];
  return texts.filter((text): text is string => text !== null && login.test(text));
}
