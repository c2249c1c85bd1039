import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Line } from "../../core/line/line.ts";
import type { Absence } from "../../core/line/absence.ts";
import { mayRetry, type LineProblemCode } from "../../core/problems.ts";
import { aLine, aProblem } from "../../testing/builders.ts";
import { aPhoneAtPbx } from "../../testing/api-builders.ts";
import { createFakeBackend } from "../../testing/fake-backend.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { createAbsenceStore } from "../../stores/absence-store.ts";
import { certificateUrl } from "../../words/line-words.ts";
import { words } from "../../words/words.ts";
import { bothLights } from "./both-lights.tsx";
import { LineAtBackend, LineLight, LineNotice } from "./line-light.tsx";

const both = (
  <>
    <LineLight />
    <LineNotice />
  </>
);
const bothAtBackend = <LineAtBackend value={bothLights}>{both}</LineAtBackend>;
const codes = Object.keys(words.lineProblems) as LineProblemCode[];
const waiting = (code: LineProblemCode, attempt = 3) =>
  aLine("waiting", { attempt, retryAt: Date.now() + 12_500, problem: aProblem(code) });
const light = () => screen.getByRole("button", { name: /Show details$/ });
const remedies = () => screen.queryAllByRole("button", { name: /Try now|Sign in again|Use here/ });

describe("the line light", () => {
  const rows: readonly (readonly [Line, string])[] = [
    [aLine("off"), "Line off"],
    [aLine("connecting"), "Line connecting…"],
    [aLine("registering"), "Line registering…"],
    [aLine("ready"), "Line ready"],
    [waiting("connection-lost", 1), "Line lost, reconnecting…"],
    [waiting("connection-lost"), "Line down: connection lost"],
    [aLine("refused"), "Line down: password refused"],
  ];
  it.each(rows)("%o: %s", (line, title) => {
    renderAtWork(both, { line });
    expect(light().getAttribute("aria-label")).toBe(`${title}. Show details`);
  });

  it("tells more when asked, and closes on Esc", async () => {
    const { user } = renderAtWork(both);
    await user.click(light());
    screen.getByText("Ready since");
    screen.getByText("wss://pbx.example.com:8089/ws");
    await user.keyboard("{Escape}");
    expect(screen.queryByText("Ready since")).toBeNull();
    expect(document.activeElement).toBe(light());
  });
});

describe("the details of a line", () => {
  it("that is ready: until when it is registered, and a button to connect again", async () => {
    const line = aLine("ready", { expires: Date.now() + 150_500 });
    const { user, asked } = renderAtWork(both, { line });
    await user.click(light());
    screen.getByText("Registration runs out in");
    screen.getByText(/^2:3[01]$/);
    await user.click(screen.getByRole("button", { name: "Connect again" }));
    expect(asked).toEqual([{ line: { type: "begin-anew" } }]);
  });

  it("that waits: it can be tried now from here, too", async () => {
    const { user, asked } = renderAtWork(<LineLight />, { line: waiting("connection-lost") });
    await user.click(light());
    await user.click(screen.getByRole("button", { name: "Try now" }));
    expect(asked).toEqual([{ line: { type: "try-now" } }]);
  });
});

describe("a line that is down", () => {
  it.each(codes)("%s: says what happened, what it means, and has one remedy", (code) => {
    const line = !mayRetry(aProblem(code)) ? aLine("refused", { problem: aProblem(code) }) : waiting(code);
    renderAtWork(both, { line });
    screen.getByRole("region", { name: words.lineProblems[code].title });
    screen.getByText(words.lineProblems[code].meaning);
    expect(remedies()).toHaveLength(1);
  });

  it("counts down to the next attempt and can be tried now", async () => {
    const { user, asked } = renderAtWork(both, { line: waiting("connection-lost") });
    screen.getByText("0:13");
    await user.click(screen.getByRole("button", { name: "Try now" }));
    expect(asked).toEqual([{ line: { type: "try-now" } }]);
  });

  it("asks to sign in again when only that helps", async () => {
    const { user, asked } = renderAtWork(both, { line: aLine("refused") });
    await user.click(screen.getByRole("button", { name: "Sign in again" }));
    expect(asked).toEqual(["sign-out"]);
  });

  it("keeps its notice while it is being tried again, and drops it once ready", () => {
    const { become } = renderAtWork(both, { line: waiting("server-silent") });
    become({ line: aLine("connecting", { attempt: 4 }) });
    screen.getByText(words.lineProblems["server-silent"].meaning);
    expect(remedies()).toHaveLength(0);
    become({ line: aLine("ready") });
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("shows what the server said", () => {
    const problem = aProblem("password-refused", { detail: "401 Unauthorized" });
    renderAtWork(both, { line: aLine("refused", { problem }) });
    screen.getByText("401 Unauthorized");
  });
});

describe("a server that cannot be reached", () => {
  it("has a certificate to look at when it is not this page's own", () => {
    renderAtWork(both, { line: waiting("server-unreachable") });
    const link = screen.getByRole("link", { name: "Check the certificate" });
    expect(link.getAttribute("href")).toBe("https://pbx.example.com:8089/");
  });

  it("has none behind this page's own host", () => {
    renderAtWork(both, { line: waiting("server-unreachable") }, { server: "wss://localhost:3000/ws" });
    screen.getByText("The server is switched off or restarting.");
    expect(certificateUrl("wss://phone.example.com/ws", "phone.example.com")).toBeNull();
    expect(certificateUrl("ws://127.0.0.1:8088/ws", "127.0.0.1:5173")).toBeNull();
  });
});

describe("a page that did not run for a while", () => {
  const at = (hours: number, minutes: number) => new Date(2026, 10, 20, hours, minutes).getTime();
  const nap = (how: Absence["how"] = "slept"): Absence => ({ from: at(12, 3), to: at(12, 40), how });
  const afterNap = (how?: Absence["how"]) => {
    const absence = createAbsenceStore();
    absence.tell(nap(how));
    return { absence };
  };

  it.each([
    ["slept", "This computer slept from 12:03 to 12:40"],
    ["paused", "The browser paused this page from 12:03 to 12:40"],
    ["put-away", "The browser had put this page away from 12:03 to 12:40"],
  ] as const)("%s: says since when and until when, until it is taken note of", async (how, title) => {
    const { user } = renderAtWork(both, {}, afterNap(how));
    await screen.findByRole("region", { name: title });
    screen.getByText("Calls could not ring here in that time.");
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("names the day when it was another one", async () => {
    const absence = createAbsenceStore();
    absence.tell({ from: at(12, 3) - 24 * 3_600_000, to: at(8, 55), how: "slept" });
    renderAtWork(both, {}, { absence });
    await screen.findByRole("region", { name: "This computer slept from 19 Nov, 12:03 to 08:55" });
  });

  it.each([
    [0, "No call was missed."],
    [1, "1 call was missed."],
    [3, "3 calls were missed."],
  ])("with a backend it knows of %i missed calls", async (count, text) => {
    const backend = createFakeBackend();
    backend.on("post", "/api/calls/missed", { count });
    renderWithBackend(bothAtBackend, { backend, over: afterNap() });
    await screen.findByText(text, { exact: false });
    const asked = backend.heard.find(({ what }) => what === "POST /api/calls/missed");
    expect(asked?.body).toEqual({
      from: new Date(nap().from).toISOString(),
      to: new Date(nap().to).toISOString(),
    });
  });
});

describe("with a backend", () => {
  it("shows what Asterisk sees beside what the page knows", async () => {
    const { user } = renderWithBackend(bothAtBackend);
    await user.click(light());
    await screen.findByText("Asterisk sees");
    screen.getByText("Reachable");
    screen.getByText("24 ms");
  });

  it.each([
    ["unreachable", "Line down: Asterisk gets no answer"],
    ["not-registered", "Line down: Asterisk does not see it"],
  ] as const)("says so when the page is ready and Asterisk has it as %s", async (state, title) => {
    const backend = createFakeBackend();
    backend.on("get", "/api/phone/line", aPhoneAtPbx({ state, roundTripMs: null, contacts: 0 }));
    renderWithBackend(bothAtBackend, { backend });
    await screen.findByRole("region", { name: title });
  });

  it("goes on saying so while the line connects again, until Asterisk sees it, and has a button for who cannot wait", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/phone/line", aPhoneAtPbx({ state: "not-registered", contacts: 0 }));
    const { become, user, asked } = renderWithBackend(bothAtBackend, { backend });
    await screen.findByRole("region");
    await user.click(screen.getByRole("button", { name: "Connect again" }));
    expect(asked).toEqual([{ line: { type: "begin-anew" } }]);
    become({ line: aLine("connecting") });
    screen.getByRole("region");
    become({ line: aLine("ready", { since: Date.now() }) });
    screen.getByRole("region");
    backend.tell({ type: "own-line", line: aPhoneAtPbx() });
    await waitFor(() => expect(screen.queryByRole("region")).toBeNull());
  });

  it("does not when it has just begun: both learn of it within moments", async () => {
    const backend = createFakeBackend();
    const now = new Date().toISOString();
    backend.on("get", "/api/phone/line", aPhoneAtPbx({ state: "not-registered", since: now, contacts: 0 }));
    const { user } = renderWithBackend(bothAtBackend, { backend });
    await user.click(light());
    await screen.findByText("Not registered");
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("does not when Asterisk is away: nothing is known then", async () => {
    const backend = createFakeBackend();
    const pbx = { state: "away", since: new Date().toISOString() } as const;
    backend.on("get", "/api/phone/line", aPhoneAtPbx({ state: "unknown", pbx }));
    const { user } = renderWithBackend(bothAtBackend, { backend });
    await user.click(light());
    await screen.findByText("Not known since");
    expect(screen.queryByRole("region")).toBeNull();
  });
});
