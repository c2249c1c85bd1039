import { expect, test } from "vitest";
import { alice, nora } from "../../testing/people.ts";
import { canAdministrate } from "./administrators.ts";

const passwordOnly = { identityProvider: false };
const withProvider = { identityProvider: true };

test.each([
  ["an administrator with a password", nora, passwordOnly, true],
  ["disabled", { ...nora, disabled: true }, passwordOnly, false],
  ["an agent", alice, passwordOnly, false],
  ["invited, and the link not used yet", { ...nora, hasPassword: false }, passwordOnly, false],
  [
    "invited, with an identity provider that never saw them",
    { ...nora, hasPassword: false },
    withProvider,
    false,
  ],
  [
    "in by the identity provider before",
    { ...nora, hasPassword: false, lastSignInAt: 1 },
    withProvider,
    true,
  ],
  [
    "the same after the provider was taken away",
    { ...nora, hasPassword: false, lastSignInAt: 1 },
    passwordOnly,
    false,
  ],
])("%s", (_, person, ways, can) => {
  expect(canAdministrate(person, ways)).toBe(can);
});
