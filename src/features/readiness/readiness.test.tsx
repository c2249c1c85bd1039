import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { callById } from "../../core/line-up/line-up.ts";
import type { SoundDesk } from "../../core/ports/audio.ts";
import type { ReadinessProbe } from "../../core/ports/readiness-probe.ts";
import { newQuality, observe } from "../../core/quality/live-quality.ts";
import type { Findings } from "../../core/readiness/findings.ts";
import type { PhoneState } from "../../phone/phone.ts";
import { createQualityStore } from "../../stores/quality-store.ts";
import type { Workplace } from "../../stores/react.tsx";
import { aCall, aLine, aLineUp, friday } from "../../testing/builders.ts";
import { readings } from "../../testing/counters.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { ReadinessCheck } from "./readiness-check.tsx";
import { runCheck } from "./run-check.ts";

const probe: ReadinessProbe = {
  gather: () => Promise.resolve({ found: ["host"], wanted: ["host"] }),
  allowed: (what) => Promise.resolve(what === "notifications" ? "granted" : "unknown"),
  askForNotifications: () => Promise.resolve("granted"),
};

type Microphone = "talks" | "silent" | "refused";

function aDesk(microphone: Microphone) {
  const listeners = new Set<() => void>();
  const heard = new Set<(level: number) => void>();
  let trouble: ReturnType<SoundDesk["state"]>["trouble"] = null;
  const tested: string[] = [];
  const desk = {
    state: () => ({ trouble }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    test: (role: string) => void tested.push(role),
    listen: (listener: (level: number) => void) => {
      heard.add(listener);
      if (microphone === "refused")
        queueMicrotask(() => {
          trouble = { fault: "refused", instead: null };
          for (const one of [...listeners]) one();
        });
      if (microphone === "talks")
        queueMicrotask(() => {
          for (let time = 0; time < 12; time += 1) for (const one of [...heard]) one(0.5);
        });
      return () => void heard.delete(listener);
    },
  } as unknown as SoundDesk;
  return { desk, tested, left: () => listeners.size + heard.size };
}

/** A phone whose echo is answered, or not, and sounds well. */
function anEcho(answers: "answers" | "refuses" | "is busy" | "is silent") {
  let state: PhoneState = { line: aLine("ready"), lineUp: aLineUp([]) };
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  const quality = createQualityStore();
  const become = (next: PhoneState): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const echo = aCall("established", { id: "echo", kind: "echo", direction: "outbound" });
  const ports: Pick<Workplace, "phone" | "phoneStore" | "quality"> = {
    quality,
    phone: {
      dialInside: ({
        kind,
        party,
      }: {
        readonly kind: string;
        readonly party: { readonly number: string };
      }) => {
        asked.push(`${kind} ${party.number}`);
        if (answers === "is busy") return null;
        become({ ...state, lineUp: aLineUp([aCall("dialing", { id: "echo", kind: "echo" })]) });
        queueMicrotask(() => {
          become({ ...state, lineUp: aLineUp(answers === "refuses" ? [] : [echo]) });
          const line = readings();
          let now = observe(newQuality(friday), line.now(), echo);
          const arrived = answers === "is silent" ? 0 : 50;
          for (let second = 0; second < 6; second += 1) now = observe(now, line.next({ arrived }), echo);
          quality.tell("echo", now);
        });
        return "echo";
      },
      call: (id: string, { type }: { readonly type: string }) => {
        asked.push(`${type} ${id}`);
        if (callById(state.lineUp, id)) become({ ...state, lineUp: aLineUp([]) });
      },
    } as unknown as Workplace["phone"],
    phoneStore: {
      getState: () => state,
      getInitialState: () => state,
      subscribe: (listener) => {
        const hear = (): void => listener(state, state);
        listeners.add(hear);
        return () => void listeners.delete(hear);
      },
    },
  };
  return {
    ports,
    asked,
    left: () => listeners.size,
    lineDown: () => become({ ...state, line: aLine("refused") }),
  };
}

async function aRun({
  microphone = "talks",
  echo = anEcho("answers"),
}: {
  readonly microphone?: Microphone;
  readonly echo?: ReturnType<typeof anEcho>;
} = {}) {
  const clock = createManualClock();
  const { desk, tested, left } = aDesk(microphone);
  const scope = new AbortController();
  let findings: Findings = {};
  const seen: (string | null)[] = [];
  const over = runCheck(
    { ...echo.ports, desk, probe, clock, echoName: "Echo test" },
    {
      at: (check) => void seen.push(check),
      found: (found) => void (findings = found),
      level: () => undefined,
      askWhetherHeard: () => Promise.resolve("heard"),
      echoAnswered: () => undefined,
    },
    scope.signal,
  );
  const run = { isOver: false };
  void over.then(() => (run.isOver = true));
  for (let turn = 0; turn < 400 && !run.isOver; turn += 1) {
    await Promise.resolve();
    if (turn % 20 === 19) clock.pass(1_000);
  }
  return { findings, seen, tested, left: [left(), echo.left(), clock.waiting()], asked: echo.asked };
}

describe("a readiness check", () => {
  it("looks at one thing after the other and leaves nothing behind", async () => {
    const { findings, seen, tested, left, asked } = await aRun();
    expect(seen).toEqual([
      "line",
      "microphone",
      "speaker",
      "notifications",
      "local-network",
      "candidates",
      "echo",
      null,
    ]);
    expect(findings).toMatchObject({ line: "ready", microphone: "heard", speaker: "heard" });
    expect(tested).toEqual(["speaker"]);
    expect(asked).toEqual(["echo *43", "hang-up echo"]);
    expect(left).toEqual([0, 0, 0]);
  });

  it("measures the echo", async () => {
    const { findings } = await aRun();
    const measured = findings.echo?.kind === "measured" ? findings.echo.measured : null;
    expect(measured).toMatchObject({ roundTrip: 60, loss: 0 });
    expect(measured?.mos).toBeGreaterThan(4);
  });

  it.each([
    ["silent", "silent"],
    ["refused", "refused"],
  ] as const)("tells a microphone that is %s", async (microphone, found) => {
    expect((await aRun({ microphone })).findings.microphone).toBe(found);
  });

  it.each([
    ["refuses", "not-answered"],
    ["is busy", "busy"],
    ["is silent", "no-audio"],
  ] as const)("an echo that %s is %s", async (answers, kind) => {
    const { findings, left } = await aRun({ echo: anEcho(answers) });
    expect(findings.echo).toEqual({ kind });
    expect(left).toEqual([0, 0, 0]);
  });

  it("makes no echo call while the line is down", async () => {
    const echo = anEcho("answers");
    echo.lineDown();
    const { findings, asked } = await aRun({ echo });
    expect([findings.line, findings.echo]).toEqual(["down", { kind: "not-answered" }]);
    expect(asked).toEqual([]);
  });
});

describe("its screen", () => {
  const devices = (microphone: Microphone) =>
    ({
      settings: {},
      desk: () => Promise.resolve(aDesk(microphone).desk),
    }) as unknown as Workplace["devices"];
  const row = (name: string) =>
    within(screen.getByText(name, { selector: "li *" }).closest("li") ?? document.body);

  it("tells what blocks, what helps, and gives a report without anything secret", async () => {
    const asks: ReadinessProbe = { ...probe, allowed: () => Promise.resolve("prompt") };
    const { user } = renderAtWork(
      <ReadinessCheck version="0.1.0" />,
      { line: aLine("refused") },
      { devices: devices("talks"), probe: () => Promise.resolve(asks) },
    );
    screen.getByText("Not checked yet");
    await user.click(screen.getByRole("button", { name: "Start the check" }));
    await user.click(await screen.findByRole("button", { name: "Yes" }));
    await screen.findByText("Not ready");
    row("Line").getByText("Tell an administrator if it stays.");
    row("Speaker").getByText("You heard the tone.");
    const report = screen.getByText(/"verdict": "blocked"/).textContent;
    expect(report).toMatch(/blocking: line-down/);
    expect(report).not.toMatch(/pbx\.example\.com|alice|\+\d/i);
    await user.click(row("Notifications").getByRole("button", { name: "Allow notifications" }));
    await row("Notifications").findByText("Allowed.");
    screen.getByRole("button", { name: "Check again" });
  });

  it("can be stopped, and what was found until then stays", async () => {
    const { user } = renderAtWork(
      <ReadinessCheck version="0.1.0" />,
      {},
      { devices: devices("talks"), probe: () => Promise.resolve(probe) },
    );
    await user.click(screen.getByRole("button", { name: "Start the check" }));
    await screen.findByText("Did you hear the tone?");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await screen.findByRole("button", { name: "Check again" });
    row("Microphone").getByText("It hears something.");
    row("Speaker").getByText("Not checked");
    await act(() => Promise.resolve());
  });
});
