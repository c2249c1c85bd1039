import { permissionModeOf, type PermissionMode } from "../../core/permissions/permission-facts.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import type { Ports } from "../ports.ts";

export type PermissionPorts = Pick<Ports, "storage" | "secrets" | "clock" | "meta" | "live" | "logger">;

export type CustomerOfNumber = { readonly numberId: string; readonly customer: string };

/** Whether Meta counts as for a test number. */
export const modeOf = ({ meta }: StoredNumber): PermissionMode => permissionModeOf(meta?.number?.accountMode);
