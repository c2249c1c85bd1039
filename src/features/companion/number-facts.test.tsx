import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { BusinessNumber, Drift, Person } from "../../api/contract.ts";
import { aBusinessNumber, aMetaFault, settingsAtMeta, supportId } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { support } from "../../testing/people.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { alice, nora } from "../../testing/staff.ts";
import { NumberFacts } from "./number-facts.tsx";

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
const region = () => within(screen.getByRole("region"));
const valueOf = (label: string) =>
  [...(region().getByText(label, { selector: "dt" }).nextElementSibling?.children ?? [])].map(
    ({ textContent }) => textContent,
  );
const drift = (facts: Partial<Drift>): Drift => ({
  kind: "second-server",
  severity: "warning",
  params: { hostname: "old.example.com", port: "5061" },
  remedy: "at-meta",
  ...facts,
});

function atNumber(facts: Partial<BusinessNumber> = {}, person: Person = alice) {
  const backend = createFakeBackend();
  backend.on("get", "/api/numbers", [
    aBusinessNumber({ meta: settingsAtMeta({ readAt: ago(40_000) }), ...facts }),
  ]);
  return renderWithBackend(<NumberFacts number={support} role="called" />, { backend, person });
}
const read = () => screen.findByText(/read 4\d s ago$/);

describe("a business number in the panel", () => {
  it("is shown as Meta has it now", async () => {
    const weekly = (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((day) => ({
      day,
      open: "09:00",
      close: "18:00",
    }));
    const callHours = { status: "on", timeZone: "Europe/Lisbon", weekly, holidays: [] } as const;
    atNumber({
      meta: settingsAtMeta({ readAt: ago(40_000), callHours: { ...callHours, weekly, holidays: [] } }),
    });
    await read();
    screen.getByRole("region", { name: "Business number called" });
    region().getByText("Support");
    region().getByText("+44 207 946 000 0");
    expect(valueOf("Calling")).toEqual(["On"]);
    expect(valueOf("SIP server")).toEqual(["pbx.example.com:5061"]);
    expect(valueOf("Media keys")).toEqual(["SDES · trunk SDES"]);
    expect(valueOf("Call hours")).toEqual([
      expect.stringMatching(/^(Open|Closed) now, /),
      "Mon–Fri 09:00–18:00",
      "Lisbon time",
    ]);
    expect(valueOf("Callback permission")).toEqual(["On"]);
    expect(valueOf("Call icon")).toEqual(["Shown"]);
    expect(valueOf("Restrictions")).toEqual(["None"]);
  });

  // prettier-ignore
  it.each([
    ["Calling",      settingsAtMeta({ calling: "off" }),                                        ["Off"]],
    ["SIP server",   settingsAtMeta({ sip: "off" }),                                            ["Off · pbx.example.com:5061"]],
    ["SIP server",   settingsAtMeta({ servers: [] }),                                           ["None"]],
    ["SIP server",   settingsAtMeta({ servers: [{ hostname: "old.example.com", port: 5061, ours: false }, { hostname: "pbx.example.com", port: 5062, ours: true }] }), ["pbx.example.com:5062"]],
    ["Media keys",   settingsAtMeta({ keyExchange: "DTLS" }),                                   ["DTLS · trunk SDES"]],
    ["Call hours",   settingsAtMeta(),                                                          ["At any time"]],
    ["Call icon",    settingsAtMeta({ callIcon: "hidden" }),                                    ["Hidden"]],
    ["Restrictions", settingsAtMeta({ restrictions: [{ kind: "outbound-calls", reason: null, until: null }] }), ["No outgoing calls"]],
    ["Restrictions", settingsAtMeta({ restrictions: [{ kind: "outbound-calls", reason: null, until: ago(1_000) }] }), ["None"]],
  ] as const)("%s", async (label, meta, lines) => {
    atNumber({ meta: { ...meta, readAt: ago(40_000) } });
    await read();
    expect(valueOf(label)).toEqual(lines);
  });

  it("keeps its rows' places while it is read", async () => {
    const backend = createFakeBackend();
    let answer: (numbers: BusinessNumber[]) => void = () => undefined;
    backend.on("get", "/api/numbers", () => new Promise<BusinessNumber[]>((done) => (answer = done)));
    renderWithBackend(<NumberFacts number={support} role="next" />, { backend });
    const labels = () =>
      region()
        .getAllByRole("term")
        .map(({ textContent }) => textContent);
    const before = labels();
    expect(screen.getByRole("region").ariaBusy).toBe("true");
    await waitFor(() => expect(backend.count("GET /api/numbers")).toBe(1));
    act(() => answer([aBusinessNumber()]));
    await screen.findByText(/read .+ ago$/);
    expect(labels()).toEqual(before);
  });

  it("says that it may be old", async () => {
    atNumber({ meta: settingsAtMeta({ stale: true, readAt: ago(40_000) }) });
    await screen.findByText(/may be old/);
  });
});

describe("what is wrong with the number", () => {
  const notices = () => within(screen.getByRole("list", { name: "What is wrong with this number" }));

  it("is told with what it leads to and whom to ask", async () => {
    atNumber({ drift: [drift({})] });
    await read();
    notices().getByText("A second SIP server at Meta");
    notices().getByText(/Another app registered old\.example\.com:5061.+Ask an administrator/);
    expect(notices().queryByRole("link")).toBeNull();
  });

  it("leads administrators to where it is put right", async () => {
    atNumber({ drift: [drift({ kind: "sip-off", severity: "blocking", remedy: "write-settings" })] }, nora);
    await read();
    const link = notices().getByRole("link", { name: "Write the settings to Meta" });
    expect(link.getAttribute("href")).toBe(`#/numbers/${supportId}`);
  });

  it("includes the last error, with its time and Meta's own words to copy", async () => {
    const lastError = aMetaFault("token-refused", { code: 190, subcode: 463, text: "Session has expired" });
    atNumber({ lastError }, nora);
    await read();
    region().getByText(/^Last error · .+:/);
    region().getByText("Meta does not accept the access token");
    region().getByText("190/463 Session has expired");
    region().getByRole("button", { name: "Copy" });
  });

  it("may be that Meta was never read", async () => {
    atNumber({ meta: null });
    await screen.findByText("Not read from Meta yet");
    expect(region().queryByRole("term")).toBeNull();
  });

  it("may be that the backend does not have it", async () => {
    renderWithBackend(<NumberFacts number="+15005550006" role="called" />);
    await screen.findByText("The backend does not have this number");
    region().getByText(/Ask an administrator to add it/);
  });
});

describe("reading the number again", () => {
  it("is done by administrators, from Meta", async () => {
    const { user, backend } = atNumber({}, nora);
    const fresh = aBusinessNumber({ meta: settingsAtMeta({ readAt: ago(0) }) });
    backend.on("post", "/api/numbers/{numberId}/refresh", fresh);
    await read();
    backend.on("get", "/api/numbers", [fresh]);
    await user.click(region().getByRole("button", { name: "Read from Meta now" }));
    await screen.findByText(/read just now$/);
    expect(backend.count("POST /api/numbers/{numberId}/refresh")).toBe(1);
  });

  it("says in words why it failed", async () => {
    const { user, backend } = atNumber({}, nora);
    const meta = aMetaFault("rate-limited", { code: 4 });
    backend.on("post", "/api/numbers/{numberId}/refresh", aRefusal("meta", { meta }, 502));
    await read();
    await user.click(region().getByRole("button", { name: "Read from Meta now" }));
    within(await screen.findByRole("alert")).getByText("Too many requests to Meta");
    expect(valueOf("Calling")).toEqual(["On"]);
  });

  it("is not offered to agents", async () => {
    atNumber();
    await read();
    expect(region().queryByRole("button")).toBeNull();
  });
});

describe("without an answer of the backend", () => {
  it("what was read stays, with its age, and can be tried again", async () => {
    const { user, backend } = atNumber();
    await read();
    act(() => backend.goAway());
    await screen.findByText(/^As of today .+: the backend does not answer\.$/);
    expect(valueOf("Calling")).toEqual(["On"]);
    backend.comeBack();
    await user.click(region().getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(region().queryByText(/does not answer/)).toBeNull());
  });

  it("what was never read is told as a problem", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", aRefusal("internal", {}, 500));
    const { user } = renderWithBackend(<NumberFacts number={support} role="next" />, { backend });
    within(await screen.findByRole("alert")).getByText("The backend stumbled");
    backend.on("get", "/api/numbers", [aBusinessNumber()]);
    await user.click(region().getByRole("button", { name: "Try again" }));
    await screen.findByText(/read .+ ago$/);
  });

  it("calls work where none is set up, and the panel says so", () => {
    renderAtWork(<NumberFacts number={support} role="next" />);
    region().getByText("Support");
    region().getByText(
      "No backend is set up: permissions, call settings and colleagues’ calls can’t be shown. Calls work.",
    );
  });
});
