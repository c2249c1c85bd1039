import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { CallRecord } from "../../api/contract.ts";
import { aCallRecord, at } from "../../testing/api-builders.ts";
import { friday } from "../../testing/builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { bruno, lucia, maria } from "../../testing/people.ts";
import { anEntry, fakeHistory } from "../../testing/records.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { CustomerHistory } from "./customer-history.tsx";
import { KeptHistory } from "./kept-history.tsx";

const minute = 60_000;
const day = 24 * 60 * minute;
const rows = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

function withCalls(calls: CallRecord[]) {
  const backend = createFakeBackend();
  backend.on("post", "/api/calls/search", calls);
  return renderWithBackend(<CustomerHistory customer={maria.number} />, { backend });
}

describe("the calls with a customer", () => {
  it("say direction, time, who of us, and how it went", async () => {
    withCalls([
      aCallRecord({ id: "3", outcome: "under-way", direction: "outbound", answeredAt: null, endedAt: null }),
      aCallRecord({ id: "2", outcome: "missed", agent: null, answeredAt: null }),
      aCallRecord({ id: "1" }),
    ]);
    await screen.findAllByRole("listitem");
    expect(rows()).toEqual([
      expect.stringMatching(/^Outgoing,.+· Alice LindNow$/),
      expect.stringMatching(/^Incoming,[^·]+Missed$/),
      expect.stringMatching(/^Incoming,.+· Alice Lind2 min 0 s$/),
    ]);
  });

  it("come in pages", async () => {
    const page = Array.from({ length: 20 }, (_, index) =>
      aCallRecord({ id: `call-${index}`, startedAt: at(-index * minute) }),
    );
    const backend = createFakeBackend();
    backend.on("post", "/api/calls/search", ({ body }) =>
      (body as { before?: string }).before === undefined ? page : [aCallRecord({ id: "oldest" })],
    );
    const { user } = renderWithBackend(<CustomerHistory customer={maria.number} />, { backend });
    await waitFor(() => expect(rows()).toHaveLength(20));
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(21));
    expect(backend.heard.at(-1)?.body).toEqual({
      customer: maria.number,
      limit: 20,
      before: at(-19 * minute),
    });
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("grow by themselves", async () => {
    const { backend } = withCalls([]);
    await screen.findByText("No calls with this customer yet.");
    backend.on("post", "/api/calls/search", [aCallRecord()]);
    act(() => backend.tell({ type: "calls", customer: maria.number }));
    await screen.findByRole("listitem");
  });

  it("have their place while they are read", () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/calls/search", () => new Promise(() => undefined));
    renderWithBackend(<CustomerHistory customer={maria.number} />, { backend });
    expect(screen.getByRole("region", { name: "Calls with this customer" }).ariaBusy).toBe("true");
  });

  it("say so when they cannot be read, and are tried again", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/calls/search", aRefusal("internal", {}, 500));
    const { user } = renderWithBackend(<CustomerHistory customer={maria.number} />, { backend });
    const alert = within(await screen.findByRole("alert"));
    alert.getByText("The backend stumbled");
    backend.on("post", "/api/calls/search", [aCallRecord()]);
    await user.click(alert.getByRole("button", { name: "Try again" }));
    await screen.findByRole("listitem");
  });
});

describe("without a backend", () => {
  it("the agent's own calls stand there as History keeps them, without the one on screen", async () => {
    const history = fakeHistory([
      anEntry("answered", { id: "now" }),
      anEntry("answered", { id: "other", party: bruno }),
      anEntry("missed", { id: "before", begun: friday - 2 * minute }),
      ...Array.from({ length: 5 }, (_, index) =>
        anEntry("answered", { id: `early-${index}`, begun: friday - day - index * minute }),
      ),
    ]);
    const { user } = renderAtWork(<KeptHistory customer={maria.number} except="now" />, {}, { history });
    expect(rows()).toHaveLength(5);
    expect(rows().slice(0, 2)).toEqual([
      expect.stringMatching(/^Incoming,.*Missed call$/),
      expect.stringMatching(/^Incoming,.*1 min 0 s$/),
    ]);
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(rows()).toHaveLength(6);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("one that a colleague took says who that was", () => {
    const history = fakeHistory([anEntry("answered-elsewhere", { takenBy: lucia })]);
    renderAtWork(<KeptHistory customer={maria.number} except={null} />, {}, { history });
    expect(rows()).toEqual([expect.stringMatching(/Answered by Lucía Fernández$/)]);
  });

  it("there may be none", () => {
    renderAtWork(<KeptHistory customer={maria.number} except={null} />);
    screen.getByText("No earlier ones in this browser.");
  });

  it("callers who hide their number are not taken for one", () => {
    const history = fakeHistory([anEntry("missed", { party: { number: "", name: null } })]);
    renderAtWork(<KeptHistory customer="" except={null} />, {}, { history });
    expect(screen.queryByRole("listitem")).toBeNull();
  });
});
