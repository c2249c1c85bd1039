import { expect, it } from "vitest";
import { oneLine, type TabChannel } from "./one-line.ts";

/** The tabs of one browser: what one posts, the others hear. */
function aBrowser() {
  const tabs = new Map<object, (event: MessageEvent<unknown>) => void>();
  return {
    channel: (): TabChannel => {
      const me = {};
      return {
        addEventListener: (_type: string, listener: unknown) => {
          tabs.set(me, listener as (event: MessageEvent<unknown>) => void);
        },
        postMessage: (data: unknown) => {
          for (const [tab, hear] of tabs) if (tab !== me) hear({ data } as MessageEvent<unknown>);
        },
        close: () => void tabs.delete(me),
      };
    },
    open: () => tabs.size,
  };
}

it("tells the tab that had the line, and only that one", () => {
  const browser = aBrowser();
  const taken: string[] = [];
  const tab = (line: string, name: string) =>
    oneLine(browser.channel(), { line, tab: name }, () => void taken.push(name));
  const first = tab("1001@pbx", "first");
  const colleague = tab("1002@pbx", "colleague");
  const second = tab("1001@pbx", "second");
  first.claim();
  taken.length = 0;
  second.claim();
  expect(taken).toEqual(["first"]);
  for (const each of [first, colleague, second]) each.stop();
  expect(browser.open()).toBe(0);
});

it("is not moved by what is no claim", () => {
  const browser = aBrowser();
  let taken = 0;
  oneLine(browser.channel(), { line: "1001@pbx", tab: "first" }, () => void (taken += 1));
  const stranger = browser.channel();
  for (const message of [null, "claimed", { type: "claimed" }, { type: "left", line: "1001@pbx", by: "x" }])
    stranger.postMessage(message);
  expect(taken).toBe(0);
});
