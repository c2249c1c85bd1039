import type { AriChannel, AriEvent } from "../asterisk/ari.ts";
import { LabError } from "../lab-error.ts";
import { createCall } from "./customer-call.ts";
import type { CallFacts, CallStart, CallTracker, CustomerCall, PhoneControls } from "./customer-call.ts";
import { findCustomer } from "./customers.ts";

/** Every call on the customers' phones, told by Asterisk's events. */
export interface CallBook {
  /** A call we are about to make; events about its id will find it. */
  add(start: CallStart): CallTracker;
  hear(event: AriEvent): void;
  calls(): readonly CustomerCall[];
  onCall(listener: (call: CustomerCall) => void): () => void;
  onChange(listener: () => void): () => void;
  nextCallOut(timeoutMs: number): Promise<CustomerCall>;
}

export function createCallBook(controls: PhoneControls): CallBook {
  const trackers = new Map<string, CallTracker>();
  const callListeners = new Set<(call: CustomerCall) => void>();
  const changeListeners = new Set<() => void>();

  const add = (start: CallStart): CallTracker => {
    const tracker = createCall(start, controls, () => {
      for (const listener of changeListeners) listener();
    });
    trackers.set(start.id, tracker);
    for (const listener of [...callListeners]) listener(tracker.call);
    for (const listener of changeListeners) listener();
    return tracker;
  };
  const trackerOf = (channel: AriChannel): CallTracker =>
    trackers.get(channel.id) ??
    add({ ...peopleOf(channel), id: channel.id, startedAt: Date.parse(channel.creationtime) });
  const onCall = (listener: (call: CustomerCall) => void): (() => void) => {
    callListeners.add(listener);
    return () => callListeners.delete(listener);
  };

  return {
    add,
    hear: (event) => {
      const { channel } = event;
      if (!channel?.name.startsWith("PJSIP/")) return;
      const tracker = trackerOf(channel);
      if (event.type === "ChannelDestroyed")
        tracker.end({ cause: event.cause ?? 0, text: event.cause_txt ?? "unknown" });
      else if (event.type === "ChannelTalkingStarted") tracker.hear(timeOf(event));
      else if (event.type === "ChannelDtmfReceived") tracker.addDigit(event.digit ?? "");
      else if (channel.state === "Up") tracker.moveTo("answered");
      // "Ring" is a phone that rings here, "Ringing" one that rings over there.
      else if (channel.state === "Ringing" || channel.state === "Ring") tracker.moveTo("ringing");
    },
    calls: () => [...trackers.values()].map(({ call }) => call),
    onCall,
    onChange: (listener) => {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    nextCallOut: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          forget();
          reject(new LabError(`No agent called a customer within ${String(timeoutMs / 1000)} s.`));
        }, timeoutMs);
        const forget = onCall((call) => {
          if (call.facts().direction !== "to-customer") return;
          clearTimeout(timer);
          forget();
          resolve(call);
        });
      }),
  };
}

const timeOf = ({ timestamp = "" }: AriEvent): number => Date.parse(timestamp);

/** Who talks to whom on a channel of the customers' Asterisk. */
function peopleOf({
  name,
  caller,
  connected,
  dialplan,
}: AriChannel): Pick<CallFacts, "direction" | "customer" | "businessNumber"> {
  const called = /^PJSIP\/to-(\d+)-/.exec(name)?.[1];
  if (called !== undefined) {
    const number = connected.number || caller.number;
    return { direction: "from-customer", customer: personOf(number), businessNumber: `+${called}` };
  }
  return { direction: "to-customer", customer: personOf(dialplan.exten), businessNumber: caller.number };
}

const personOf = (number: string): { number: string; name: string } => ({
  number,
  name: findCustomer(number)?.name ?? number,
});
