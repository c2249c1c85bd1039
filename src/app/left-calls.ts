import * as v from "valibot";
import { keypadKeys, returnCauses } from "../core/call/call.ts";
import type { LeftCall } from "../core/call/left-call.ts";
import { createSealed } from "../records/sealed.ts";
import { signInSchema, type SignIn } from "./kept-sign-in.ts";

/** What a page leaves to the next: its calls, and what is needed to sign in again without being asked. */
export type Left = {
  /** User and server of the line the calls are on. */
  readonly line: string;
  /** Null where the backend knows who is signed in. */
  readonly signIn: SignIn | null;
  readonly calls: readonly LeftCall[];
};

const text = v.pipe(v.string(), v.maxLength(1_024));
const party = v.object({ number: text, name: v.nullable(text), ownName: v.exactOptional(text) });
const digits = new RegExp(`^[${keypadKeys.join("")}]*$`);

/** What stands in a header of ours may not begin another one. */
const word = v.pipe(text, v.regex(/^[\w.@-]+$/));

export const leftCall = v.object({
  id: text,
  direction: v.picklist(["inbound", "outbound"]),
  kind: v.picklist(["customer", "colleague", "parked"]),
  consults: v.nullable(text),
  merges: v.array(text),
  returnedFrom: v.nullable(text),
  returnedBecause: v.nullable(v.picklist(returnCauses)),
  party,
  businessNumber: v.nullable(text),
  payload: v.nullable(text),
  begun: v.number(),
  since: v.number(),
  microphone: v.picklist(["open", "muted"]),
  hold: v.picklist(["none", "held"]),
  digits: v.pipe(v.string(), v.regex(digits)),
  dialog: v.object({ callId: word, localTag: word, remoteTag: word }),
});

const schema = v.object({ line: text, signIn: v.nullable(signInSchema), calls: v.array(leftCall) });

/** Where this tab keeps them: `late-left-calls.ts` looks there before it fetches this. */
export function openLeft(tab: Storage, name: string) {
  const sealed = createSealed(tab, name);
  return {
    prepare: sealed.prepare,
    put: (left: Left | null): Promise<void> => sealed.put(left),
    read: async (): Promise<Left | null> => {
      const parsed = v.safeParse(schema, await sealed.open());
      return parsed.success ? parsed.output : null;
    },
  };
}
