import { randomBytes, randomInt } from "node:crypto";

/** Ids made up as Meta makes them: long, opaque, and telling what they are of. */
export const messageId = (): string => `wamid.${randomBytes(27).toString("base64")}`;
export const callId = (): string => `wacid.${randomBytes(24).toString("base64url")}`;
export const mediaId = (): string => String(randomInt(1e14, 2e14));
export const sipPassword = (): string => randomBytes(18).toString("hex");
