import type { Fault } from "../fault.ts";
import { asterisk } from "./asterisk.ts";
import { backend } from "./backend.ts";
import { certificate } from "./certificate.ts";
import { computer } from "./computer.ts";
import { crowd } from "./crowd.ts";
import { devices } from "./devices.ts";
import { media } from "./media.ts";
import { network } from "./network.ts";
import { page } from "./page.ts";
import { signalling } from "./signalling.ts";
import { tabs } from "./tabs.ts";

/** The table: everything that is broken here, in the order in which it is played. */
export const table: readonly Fault[] = [
  ...signalling,
  ...asterisk,
  ...media,
  ...page,
  ...tabs,
  ...devices,
  ...computer,
  ...certificate,
  ...crowd,
  ...network,
  ...backend,
];
