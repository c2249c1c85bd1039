import type { IdentityAnswer, IdentityProvider } from "../core/ports/identity-provider.ts";

export type FakeIdentityProvider = IdentityProvider & {
  /** What it says of whoever comes back next. */
  says(answer: IdentityAnswer): void;
};

/** A company's sign-in that lets everybody through as whom a test says. */
export function createFakeIdentityProvider(): FakeIdentityProvider {
  let answer: IdentityAnswer = { kind: "failed", text: "nobody has signed in yet" };
  const pending = { state: "state", nonce: "nonce", codeVerifier: "verifier" };
  return {
    label: "Haug & Co.",
    says: (next) => (answer = next),
    start: () => Promise.resolve({ kind: "started", url: "https://id.haug.example/auth", pending }),
    finish: () => Promise.resolve(answer),
  };
}
