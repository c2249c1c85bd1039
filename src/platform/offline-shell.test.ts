import { beforeEach, describe, expect, it, vi } from "vitest";
import { keepShell } from "./offline-shell.ts";

const entry = "https://calls.example.com/assets/index-1.js";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A worker of some build, which answers as ours does. */
class Waiting extends EventTarget {
  readonly build: "same" | "other";
  state = "installed";
  readonly told: string[] = [];
  constructor(build: "same" | "other") {
    super();
    this.build = build;
  }
  postMessage({ type }: { readonly type: string }, ports: readonly MessagePort[] = []) {
    this.told.push(type);
    ports[0]?.postMessage({ type: "build-compared", build: this.build });
  }
}

/** A browser whose page is in the hands of a worker already, or not yet. */
function browser({
  waiting = null,
  hasController = true,
}: {
  waiting?: Waiting | null;
  hasController?: boolean;
}) {
  const registration = Object.assign(new EventTarget(), {
    waiting,
    installing: null as Waiting | null,
    update: () => Promise.resolve(),
  });
  const workers = Object.assign(new EventTarget(), {
    controller: hasController ? {} : null,
    register: vi.fn(() => Promise.resolve(registration)),
  });
  const reload = vi.fn();
  const updates = keepShell({ workers: workers as unknown as ServiceWorkerContainer, entry, reload });
  /** A newer worker arrives while the page is open. */
  const bring = (worker: Waiting) => {
    registration.installing = worker;
    registration.dispatchEvent(new Event("updatefound"));
    registration.waiting = worker;
    worker.dispatchEvent(new Event("statechange"));
  };
  return { updates, reload, workers, bring };
}

describe("a new version", () => {
  it("that waits is told of, and comes when the agent loads it", async () => {
    const newer = new Waiting("other");
    const { updates, reload, workers } = browser({ waiting: newer });
    const told = vi.fn();
    updates.subscribe(told);
    await vi.waitFor(() => expect(updates.state()).toBe("waiting"));
    expect(told).toHaveBeenCalledOnce();
    expect(newer.told).toEqual(["compare-build"]);
    updates.load();
    expect(newer.told).toContain("take-over");
    expect(reload).not.toHaveBeenCalled();
    workers.dispatchEvent(new Event("controllerchange"));
    expect(reload).toHaveBeenCalledOnce();
  });

  it("that arrives while the page is open is told of too", async () => {
    const { updates, workers, bring } = browser({});
    await vi.waitFor(() => expect(workers.register).toHaveBeenCalled());
    await Promise.resolve();
    bring(new Waiting("other"));
    await vi.waitFor(() => expect(updates.state()).toBe("waiting"));
  });

  it("that the page already is takes over by itself: nobody is asked to load again", async () => {
    const ours = new Waiting("same");
    const { updates } = browser({ waiting: ours });
    await vi.waitFor(() => expect(ours.told).toEqual(["compare-build", "take-over"]));
    expect(updates.state()).toBe("none");
  });

  it("whose worker does not take over is loaded all the same", async () => {
    const { updates, reload } = browser({ waiting: new Waiting("other") });
    await vi.waitFor(() => expect(updates.state()).toBe("waiting"));
    updates.load();
    vi.advanceTimersByTime(5_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it("is none on the first visit", async () => {
    const first = new Waiting("other");
    const { updates, workers } = browser({ waiting: first, hasController: false });
    await vi.waitFor(() =>
      expect(workers.register).toHaveBeenCalledWith("/sw.js", { updateViaCache: "none" }),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect([updates.state(), first.told]).toEqual(["none", []]);
  });
});
