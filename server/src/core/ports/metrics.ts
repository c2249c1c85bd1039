/** What is counted while it happens (docs/logging.md). Labels are words of the code: never an id, a number or a name. */
export interface Metrics {
  /** `operation`: the contract's name of it. */
  answered(operation: string, status: number, seconds: number): void;
  streams(open: number): void;
  /** `outcome`: "done" or the problem's code. */
  signedIn(way: "password" | "invitation" | "oidc", outcome: string): void;
  delivered(outcome: string): void;
  /** What one run over the kept deliveries came to. */
  processed(run: { readonly done: number; readonly failed: number }): void;
  /** `outcome`: "answered" or the kind of the fault. */
  askedMeta(question: string, outcome: string, seconds: number): void;
}
