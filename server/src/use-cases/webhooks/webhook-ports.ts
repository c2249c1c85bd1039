import type { Ports } from "../ports.ts";

export type WebhookPorts = Pick<Ports, "storage" | "clock" | "meta" | "live" | "logger">;
