import type { Permission } from "../permissions/permission.ts";

/** What changed, for whoever watches: http turns it into the contract's LiveEvent for those who may see it. */
export type LiveChange =
  | { readonly kind: "team" }
  /** Name, role or extension: whoever serves this person looks again at what they may see. */
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "line"; readonly extension: string }
  | { readonly kind: "number"; readonly numberId: string }
  | { readonly kind: "permission"; readonly permission: Permission }
  /** `extension`: of who dialled or answered. */
  | { readonly kind: "calls"; readonly customer: string; readonly extension: string | null }
  | {
      readonly kind: "credentials-revoked";
      /** Digest of the session's token. */
      readonly session: string;
      readonly reason: "used-elsewhere" | "disabled" | "expired";
    }
  | { readonly kind: "session-ended"; readonly session: string };

export interface Live {
  tell(change: LiveChange): void;
  subscribe(listener: (change: LiveChange) => void): () => void;
}
