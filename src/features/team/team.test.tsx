import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../../api/problem.ts";
import { anAgentOnTheBoard as agent, aTrunkOnTheBoard as trunk } from "../../testing/team.ts";
import { aTeam } from "../../testing/api-builders.ts";
import { createFakeBackend } from "../../testing/fake-backend.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { selma } from "../../testing/staff.ts";
import { trunkSummary } from "./board.ts";
import { TeamScreen } from "./team-screen.tsx";
import type { TeamRecord } from "./use-team-board.ts";
import { TeamView } from "./view.tsx";

type There = Extract<TeamRecord, { kind: "there" }>;

const ines = agent("Ines Duarte", { line: "ready", state: "unreachable" });
const paul = agent("Paul Okoro", { call: "talking" });
const marek = agent("Marek Bielik", { line: "signed-out", state: "not-registered" });

function board(over: Partial<There> = {}): There {
  const trunks = over.trunks ?? [trunk("Sales")];
  return {
    kind: "there",
    freshness: { kind: "live" },
    reachable: 1,
    onCall: 1,
    total: 3,
    alarms: [],
    agents: [paul, marek],
    search: null,
    trunkState: trunkSummary(trunks),
    trunks,
    ...over,
  };
}

const row = (name: RegExp) => screen.getByRole("row", { name });

describe("the board", () => {
  it("shows the phone as Asterisk has it, what the browser says, the call and the round trip", () => {
    renderAtWork(<TeamView {...board()} />);
    screen.getByText("Live from Asterisk");
    const paulsRow = within(row(/Paul Okoro/));
    paulsRow.getByText("Reachable");
    paulsRow.getByText("Ready");
    paulsRow.getByText("María Ortega");
    paulsRow.getByText("24 ms");
    const mareks = within(row(/Marek Bielik/));
    mareks.getByText("Not registered");
    mareks.getByText("Signed out");
    mareks.getByText("No call");
  });

  it("shows whom the queue sends no calls, why, and for how long", () => {
    const lena = agent("Lena Berg", { pause: "lunch" });
    const olga = agent("Olga Reis", { pause: "stock-taking" });
    const dario = { ...agent("Dario Neri"), shift: { state: "paused", reason: null, since: null } } as const;
    const ivo = {
      ...agent("Ivo Kolar"),
      shift: { state: "not-in-queue", reason: null, since: null },
    } as const;
    renderAtWork(<TeamView {...board({ agents: [paul, lena, olga, dario, ivo, marek] })} />);
    const shiftOf = (name: RegExp) => within(row(name)).getAllByRole("cell")[2]!.textContent;
    expect(shiftOf(/Paul/)).toBe("ShiftTakes calls");
    expect(shiftOf(/Lena/)).toMatch(/^ShiftPaused: Lunch[\d:]+$/);
    expect(shiftOf(/Olga/)).toMatch(/^ShiftPaused: stock taking/);
    expect(shiftOf(/Dario/)).toBe("ShiftPaused");
    expect(shiftOf(/Ivo/)).toBe("ShiftNot in the queue");
    expect(shiftOf(/Marek/)).toBe("ShiftOffline");
  });

  it("raises an alarm for a page that says ready while no call can come", () => {
    renderAtWork(<TeamView {...board({ alarms: [ines], agents: [ines, paul] })} />);
    const alarm = screen.getByRole("alert");
    within(alarm).getByText("Ines Duarte’s phone cannot ring");
    expect(alarm.textContent).toContain("does not answer Asterisk");
  });

  it("shows three alarms and counts the rest", () => {
    const alarms = ["Ana", "Bea", "Cleo", "Dora", "Eva"].map((name) => agent(name, { state: "unreachable" }));
    renderAtWork(<TeamView {...board({ alarms })} />);
    screen.getByText("2 more phones like this.");
    expect(screen.queryByText(/Dora’s phone/)).toBeNull();
  });

  it.each([
    [{ kind: "pbx-away", since: Date.now() }, /Asterisk is away since/],
    [{ kind: "behind", since: Date.now() }, /Not live: as it was at/],
  ] as const)("says that it is old: %o", (freshness, title) => {
    renderAtWork(<TeamView {...board({ freshness })} />);
    expect(screen.getAllByText(title)).not.toHaveLength(0);
    expect(screen.queryByText("Live from Asterisk")).toBeNull();
  });

  it("names what failed on a trunk in the words that came", () => {
    const failed = {
      lastSuccessAt: null,
      lastFailureAt: new Date().toISOString(),
      lastFailure: "SIP 403 Invalid digest auth response",
    };
    renderAtWork(<TeamView {...board({ trunks: [trunk("Sales", { outbound: failed })] })} />);
    screen.getByText("SIP 403 Invalid digest auth response");
    screen.getByText("1 needs a look");
  });

  it("leads on when nobody has a phone", () => {
    renderAtWork(<TeamView {...board({ total: 0, agents: [] })} />);
    screen.getByText("Nobody has a phone yet");
  });

  it("can be searched when it is long", async () => {
    const change = vi.fn();
    const { user } = renderAtWork(<TeamView {...board({ search: { text: "", change } })} />);
    await user.type(screen.getByRole("searchbox", { name: "Search agents" }), "p");
    expect(change).toHaveBeenCalledWith("p");
  });
});

it("keeps the places while it is read", () => {
  renderAtWork(<TeamView kind="loading" />);
  screen.getByText("Reading the board…");
});

it("says why it cannot be read, and tries again on demand", async () => {
  const again = vi.fn();
  const problem = new ApiProblem({ code: "unreachable" });
  const { user } = renderAtWork(<TeamView kind="failed" problem={problem} again={again} />);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(again).toHaveBeenCalledOnce();
});

describe("with the backend", () => {
  it("follows its events", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/team", aTeam({ agents: [agent("Ines Duarte")] }));
    renderWithBackend(<TeamScreen />, { backend, person: selma });
    within(await screen.findByRole("row", { name: /Ines Duarte/ })).getByText("Reachable");
    backend.tell({ type: "team", team: aTeam({ agents: [ines] }) });
    await screen.findByText("Ines Duarte’s phone cannot ring");
    const atLunch = agent("Ines Duarte", { pause: "lunch" });
    backend.tell({ type: "team", team: aTeam({ agents: [atLunch] }) });
    await screen.findByText("Paused: Lunch");
  });

  it("marks the board as old when the backend is gone", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/team", aTeam({ agents: [paul] }));
    renderWithBackend(<TeamScreen />, { backend, person: selma });
    await screen.findByText("Live from Asterisk");
    backend.goAway();
    await screen.findAllByText(/Not live: as it was at/);
    row(/Paul Okoro/);
  });
});
