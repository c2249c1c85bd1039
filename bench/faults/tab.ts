import type { Devtools, Session } from "./devtools.ts";
import type { Notes } from "./notes.ts";
import { customerHz } from "./customer-voice.ts";
import { watch } from "./watch.ts";
import type { Told } from "./watch.ts";

/** One tab of the agent's browser. */
export interface Tab {
  readonly id: string;
  readonly devtools: Session;
  /** Runs a function in the page, as if a person had just clicked there; it must not refer to anything outside itself. */
  run<T, A extends readonly unknown[]>(work: (...given: A) => T, ...given: A): Promise<Awaited<T>>;
  /** Opens an address; resolves once the page has loaded. */
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Whether there is a button of this name, by its text or its label. */
  hasButton(name: string): Promise<boolean>;
  /** Clicks it. @throws Error when there is none. */
  click(name: string): Promise<void>;
  /** In front of all others: those are hidden then. */
  toFront(): Promise<void>;
  /** With its question whether to leave, answered by yes. */
  close(): Promise<void>;
}

export interface TabOptions {
  readonly notes: Notes;
  /** Scripts that run in every page before the app. */
  readonly before: readonly string[];
}

/** Opens an empty tab in which whatever is opened is watched. */
export async function openTab({ browser, attach }: Devtools, options: TabOptions): Promise<Tab> {
  const { targetId } = await browser.send<{ targetId: string }>("Target.createTarget", {
    url: "about:blank",
  });
  const tab = tabOf(browser, targetId, await attach(targetId));
  const { devtools } = tab;
  devtools.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === "faultBench") options.notes.take(JSON.parse(String(payload)) as Told, targetId);
  });
  // A page that goes in a call asks before.
  devtools.on("Page.javascriptDialogOpening", () => {
    void devtools.send("Page.handleJavaScriptDialog", { accept: true }).catch(() => undefined);
  });
  await devtools.send("Page.enable");
  await devtools.send("Runtime.enable");
  await devtools.send("Runtime.addBinding", { name: "faultBench" });
  // The app's policy allows no worker made from text, which the ear needs.
  await devtools.send("Page.setBypassCSP", { enabled: true });
  const scripts = [`(${watch.toString()})(${String(customerHz)})`, ...options.before];
  for (const source of scripts) await devtools.send("Page.addScriptToEvaluateOnNewDocument", { source });
  return tab;
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

function tabOf(browser: Session, id: string, devtools: Session): Tab {
  const run: Tab["run"] = async (work, ...given) => {
    const { result, exceptionDetails: fault } = await devtools.send<Evaluated>("Runtime.evaluate", {
      expression: `(${work.toString()})(...${JSON.stringify(given)})`,
      ...{ awaitPromise: true, returnByValue: true, userGesture: true },
    });
    if (fault !== undefined) throw new Error(fault.exception?.description ?? fault.text);
    return result.value as never;
  };
  return {
    id,
    devtools,
    run,
    go: async (url) => {
      const loaded = devtools.next("Page.loadEventFired");
      await devtools.send("Page.navigate", { url });
      await loaded;
    },
    reload: async () => {
      const loaded = devtools.next("Page.loadEventFired");
      await devtools.send("Page.reload");
      await loaded;
    },
    hasButton: (name) => run(find, name, false),
    click: async (name) => {
      if (!(await run(find, name, true))) throw new Error(`There is no button "${name}".`);
    },
    toFront: async () => {
      await browser.send("Target.activateTarget", { targetId: id });
    },
    close: async () => {
      await devtools.send("Page.close");
    },
  };
}

/** Runs in the page. @returns whether there is such a button; clicks it if asked to. */
function find(name: string, isToClick: boolean): boolean {
  const says = (element: Element): boolean =>
    [...element.childNodes].some((node) =>
      node instanceof Element ? says(node) : node.nodeValue?.trim() === name,
    );
  const button = [...document.querySelectorAll("button")].find(
    (one) =>
      one.checkVisibility() &&
      !one.disabled &&
      one.ariaDisabled !== "true" &&
      (one.getAttribute("aria-label") === name || says(one)),
  );
  if (isToClick) button?.click();
  return button !== undefined;
}
