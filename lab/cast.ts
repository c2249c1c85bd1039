/** The business side of the lab: what the PBX is made for. */

/** The hostname the business gave to Meta. */
export const PBX_HOST = "pbx.ringbridge.example";

export interface BusinessNumber {
  /** E.164 with its plus. */
  readonly number: string;
  readonly label: string;
}

export const businessNumbers: readonly BusinessNumber[] = [
  { number: "+12145550111", label: "Support" },
  { number: "+12145550122", label: "Sales" },
];

export interface AgentName {
  readonly user: string;
  readonly name: string;
}

export const agentNames: readonly AgentName[] = [
  { user: "1001", name: "Alice Lind" },
  { user: "1002", name: "Bob Ortiz" },
  { user: "1003", name: "Chen Wu" },
];
