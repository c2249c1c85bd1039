import { setTimeout as delay } from "node:timers/promises";
import type { Ari } from "../../asterisk/ari.ts";
import { accountOf } from "../phone-config.ts";
import { reachableServer } from "./call-rules.ts";
import type { PhoneNumber } from "./world.ts";

/** The passwords with which the customers' phones answer the challenge of a business's server. */
export interface PhonePasswords {
  /** Resolves once the phones use the number's password of now. */
  set(number: PhoneNumber): Promise<void>;
  /** Resolves once all that was set before is in use. */
  settled(): Promise<void>;
}

/** Sets them in the phones' Asterisk, which may still be starting. */
export function createPhonePasswords(ari: Ari, stopped: AbortSignal): PhonePasswords {
  let last = (async () => {
    while (!(await ari.isReady())) await delay(30, undefined, { signal: stopped });
  })();
  const put = async (number: PhoneNumber): Promise<void> => {
    const password = reachableServer(number.settings)?.password;
    if (password === undefined) return;
    const fields = {
      auth_type: "digest",
      username: number.number.slice(1),
      password,
    };
    await ari.put(`asterisk/config/dynamic/res_pjsip/auth/${accountOf(number.number)}`, {
      fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })),
    });
  };
  return {
    set: (number) => {
      last = last.then(() => put(number));
      return last;
    },
    settled: () => last,
  };
}
