import type { PbxLink, PhoneAtPbx } from "../../core/phones/phone.ts";
import type { components } from "../generated/contract.ts";
import { toTime, toTimeOrNull } from "../times.ts";

type Schemas = components["schemas"];

export const toPbxLink = ({ state, since }: PbxLink): Schemas["PbxLink"] => ({ state, since: toTime(since) });

export function toPhone(phone: PhoneAtPbx & { readonly pbx: PbxLink }): Schemas["PhoneAtPbx"] {
  return { ...phone, since: toTimeOrNull(phone.since), pbx: toPbxLink(phone.pbx) };
}
