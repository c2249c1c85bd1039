import type { NoticePress } from "./call-notice.ts";

/**
 * What the page and its service worker say to each other. Both check what they hear: a worker may be older or younger
 * than the page, and any page of the origin can write to either.
 */

/** A notification as the worker shows it; texts are ready to read. */
export type ShownNotice = {
  readonly call: string;
  readonly title: string;
  readonly body: string;
  /** What its buttons are called. */
  readonly answer: string;
  readonly decline: string;
};

export type ToWorker =
  | { readonly type: "show-notice"; readonly notice: ShownNotice }
  | { readonly type: "close-notice" }
  /** Is this the build the worker belongs to? `entry`: the address of the page's first script. */
  | { readonly type: "compare-build"; readonly entry: string }
  /** The waiting worker may take over. */
  | { readonly type: "take-over" };

export type ToPage =
  | ({ readonly type: "notice-pressed" } & NoticePress)
  | { readonly type: "build-compared"; readonly build: "same" | "other" }
  /** The server has another page by now than the one that was kept and is open. */
  | { readonly type: "page-outdated" };

const longestText = 500;
const presses = ["answer", "decline", "look"] as const;

/** What a page said; null for anything else. */
export function readToWorker(data: unknown): ToWorker | null {
  switch (field(data, "type")) {
    case "show-notice": {
      const notice = field(data, "notice");
      const [call, title, body, answer, decline] = ["call", "title", "body", "answer", "decline"].map(
        (name) => text(field(notice, name)),
      );
      if (call === undefined || title === undefined || body === undefined) return null;
      if (answer === undefined || decline === undefined) return null;
      return { type: "show-notice", notice: { call, title, body, answer, decline } };
    }
    case "close-notice":
      return { type: "close-notice" };
    case "compare-build": {
      const entry = text(field(data, "entry"));
      return entry === undefined ? null : { type: "compare-build", entry };
    }
    case "take-over":
      return { type: "take-over" };
    default:
      return null;
  }
}

/** What a worker said; null for anything else. */
export function readToPage(data: unknown): ToPage | null {
  switch (field(data, "type")) {
    case "notice-pressed": {
      const press = presses.find((one) => one === field(data, "press"));
      const call = text(field(data, "call"));
      return press === undefined || call === undefined ? null : { type: "notice-pressed", press, call };
    }
    case "build-compared": {
      const build = (["same", "other"] as const).find((one) => one === field(data, "build"));
      return build === undefined ? null : { type: "build-compared", build };
    }
    case "page-outdated":
      return { type: "page-outdated" };
    default:
      return null;
  }
}

/** What a notification carries for the moment it is pressed. */
export type NoticeData = { readonly client: string; readonly call: string };

/** What the notification carried; null for one that is not ours. */
export function readNoticeData(data: unknown): NoticeData | null {
  const client = text(field(data, "client"));
  const call = text(field(data, "call"));
  return client === undefined || call === undefined ? null : { client, call };
}

/** Which button was pressed; anything but the two is the notification itself. */
export function pressOf(action: string): NoticePress["press"] {
  return presses.find((one) => one === action) ?? "look";
}

function field(data: unknown, name: string): unknown {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[name];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= longestText ? value : undefined;
}
