import type { Destination } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";

export type DestinationFields = {
  readonly kind: Destination["kind"];
  readonly extension: string;
  readonly hostname: string;
  readonly port: string;
};

export type DestinationFault = "extension" | "extension-taken" | "hostname" | "port";
export type DestinationFaults = Partial<Record<"extension" | "hostname" | "port", DestinationFault>>;

const extensionForm = /^[1-9]\d{2,5}$/;
const hostForm = /^(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;
/** Four numbers look like a name with dots; Meta takes no address. */
const addressForm = /^[\d.]+$/;

export function fieldsOf(destination: Destination): DestinationFields {
  return {
    kind: destination.kind,
    extension: destination.kind === "extension" ? destination.extension : "",
    hostname: destination.kind === "own-server" ? destination.hostname : "",
    port: destination.kind === "own-server" ? String(destination.port) : "5061",
  };
}

/** What the contract would refuse. */
export function faultsOf({ kind, extension, hostname, port }: DestinationFields): DestinationFaults {
  if (kind === "extension") return extensionForm.test(extension.trim()) ? {} : { extension: "extension" };
  if (kind !== "own-server") return {};
  const host = hostname.trim();
  const isHost = host.length <= 253 && hostForm.test(host) && !addressForm.test(host);
  const isPort = /^\d{1,5}$/.test(port.trim()) && Number(port) >= 1 && Number(port) <= 65_535;
  return { ...(!isHost && { hostname: "hostname" }), ...(!isPort && { port: "port" }) };
}

/** Problems of the backend that belong to one field; null when it is about something else. */
export function faultsFrom(problem: ApiProblem | null): DestinationFaults | null {
  return problem?.code === "extension-taken" ? { extension: "extension-taken" } : null;
}

export function destinationOf({ kind, extension, hostname, port }: DestinationFields): Destination {
  switch (kind) {
    case "agents":
    case "bitrix24":
      return { kind };
    case "extension":
      return { kind, extension: extension.trim() };
    case "own-server":
      return { kind, hostname: hostname.trim(), port: Number(port) };
  }
}
