import { newContact, type Contact } from "../sip/contact.ts";
import { registerEarly, type EarlyRegistration } from "../sip/early-registration.ts";
import { openEarly } from "./early-socket.ts";
import { signInKey, type NextLine } from "./next-line.ts";
import { lockEarly, type EarlyLock } from "./tabs/early-lock.ts";
import { lineOf, lockOf, type TabLocks } from "./tabs/tab-ports.ts";
import { isUserName } from "./user-name.ts";

/** A line that is up, or coming up, before the scripts are there that will use it. */
export type EarlyLine = {
  /** Where the page is reached. */
  readonly contact: Contact;
  /** Of the line, among the tabs of this browser; null where the page itself has registered nothing. */
  readonly lock: EarlyLock | null;
  /** Resolves when the server has said whether it takes the registration, or will not be asked by the page itself. */
  readonly settled: Promise<void>;
  /** Whether a call waits for the phone. */
  readonly holdsCall: () => boolean;
  /** Resolves as soon as the page may be busy for a while, and no answer that is about to come has to wait for that. */
  readonly untilQuiet: EarlyRegistration["untilQuiet"];
  /** Nobody is signed in after all, or elsewhere: lets go of everything that nobody has taken yet. */
  readonly drop: () => void;
};

/** What of the page it takes. */
export type EarlyPage = {
  readonly sessionStorage: Pick<Storage, "getItem">;
  readonly navigator: { readonly locks?: TabLocks };
  readonly performance: Pick<Performance, "getEntriesByType">;
  WebSocket: typeof WebSocket;
};

/** A host as it stands in a SIP address without doubt. */
const plainHost = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

/** Opens the socket of a line; and registers over it, where this tab knows who is signed in and no other one has the phone. */
export function openLine(page: EarlyPage, { address, domain }: NextLine, userAgentName: string): EarlyLine {
  const account = signedIn(page.sessionStorage);
  const { socket, close } = openEarly(address, page);
  const contact = newContact();
  const { locks } = page.navigator;
  const canRegister = account !== null && domain !== null && plainHost.test(domain) && locks !== undefined;
  if (!canRegister) {
    const nothing = Promise.resolve();
    return {
      contact,
      lock: null,
      settled: nothing,
      holdsCall: () => false,
      untilQuiet: () => nothing,
      drop: close,
    };
  }
  const lock = lockEarly(locks, lockOf(lineOf(account.user, address)));
  const settings = { ...account, domain, contact, userAgentName };
  const registration = registerEarly(socket, settings, lock.isOurs, distanceOfSite(page.performance));
  // A page whose phone never comes keeps no other tab from having it.
  socket.addEventListener("close", lock.letGo);
  return {
    contact,
    lock,
    ...registration,
    drop: () => {
      if (lock.isWanted()) return;
      close();
      lock.letGo();
    },
  };
}

/** Milliseconds from here to the site and back, near which the PBX often is; null where the service worker had the page. */
function distanceOfSite(performance: EarlyPage["performance"]): number | null {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return page === undefined || page.workerStart > 0 ? null : page.responseStart - page.requestStart;
}

/** Who has signed in in this tab (kept-sign-in.ts). What does not look like that is left to the form. */
function signedIn(
  tab: Pick<Storage, "getItem">,
): { readonly user: string; readonly password: string } | null {
  try {
    const kept = JSON.parse(tab.getItem(signInKey) ?? "{}") as Partial<Record<string, unknown>>;
    const { server, user, password, name } = kept;
    const isWhole = [server, user, password, name].every((each) => typeof each === "string");
    return isWhole && isUserName(String(user)) ? { user: String(user), password: String(password) } : null;
  } catch {
    return null;
  }
}
