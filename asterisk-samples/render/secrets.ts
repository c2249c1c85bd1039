import { randomBytes } from "node:crypto";
import type { SampleValues } from "./values.ts";

type Complete<Part extends { readonly [name in Key]?: string | undefined }, Key extends string> = Omit<
  Part,
  Key
> & {
  readonly [name in Key]: string;
};

/** Values with every secret in place. */
export type CompleteValues = Omit<SampleValues, "businessNumbers" | "agents" | "ari"> & {
  readonly businessNumbers: readonly Complete<SampleValues["businessNumbers"][number], "metaPassword">[];
  readonly agents: readonly Complete<SampleValues["agents"][number], "password">[];
  readonly ari: Complete<SampleValues["ari"], "password">;
};

/** 192 bits in 32 letters that need no escaping in SIP, JSON, a shell or Asterisk's files. */
export function freshSecret(): string {
  return randomBytes(24).toString("base64url").replace(/^-/, "x");
}

/** Makes what is missing, keeps what is given. */
export function withSecrets(values: SampleValues): CompleteValues {
  return {
    ...values,
    businessNumbers: values.businessNumbers.map((number) => ({
      ...number,
      metaPassword: number.metaPassword ?? freshSecret(),
    })),
    agents: values.agents.map((agent) => ({ ...agent, password: agent.password ?? freshSecret() })),
    ari: { ...values.ari, password: values.ari.password ?? freshSecret() },
  };
}
