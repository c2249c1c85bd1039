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

/** Numbers that Meta knows and the PBX does not, until somebody sets them up. */
export const unconnectedNumbers: readonly BusinessNumber[] = [
  { number: "+12145550133", label: "Service" },
  // With a messaging limit of 1000, so Meta does not let calling be enabled.
  { number: "+12145550144", label: "Newsletter" },
];

/** Every number of the account at Meta. */
export const accountNumbers: readonly BusinessNumber[] = [...businessNumbers, ...unconnectedNumbers];

export interface AgentName {
  readonly user: string;
  readonly name: string;
}

export const agentNames: readonly AgentName[] = [
  { user: "1001", name: "Alice Lind" },
  { user: "1002", name: "Bob Ortiz" },
  { user: "1003", name: "Chen Wu" },
];
