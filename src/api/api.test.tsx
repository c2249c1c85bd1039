import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  aBusinessNumber,
  aPermission,
  aPhoneAtPbx,
  salesNumber,
  supportId,
} from "../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../testing/fake-backend.ts";
import { maria } from "../testing/people.ts";
import { renderWithBackend } from "../testing/render-screen.tsx";
import type { PhoneAtPbx } from "./contract.ts";
import { useChangeNumber, useNumbers } from "./numbers.ts";
import { useAskPermission, usePermission } from "./permissions.ts";
import { useOwnLine } from "./phone.ts";
import { useLiveState } from "./react.tsx";

function Labels() {
  const { data, error } = useNumbers();
  const change = useChangeNumber();
  const [first] = data ?? [];
  return (
    <>
      <ul>
        {data?.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      {error && <p>Problem: {error.code}</p>}
      {change.error && <p>Change refused: {change.error.code}</p>}
      {first && (
        <button type="button" onClick={() => change.mutate({ number: first, change: { label: "Verkauf" } })}>
          Rename
        </button>
      )}
    </>
  );
}

const labels = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent);

describe("reading", () => {
  it("tries again by itself when the network fails, and says so when that does not help", async () => {
    const backend = createFakeBackend();
    backend.goAway();
    renderWithBackend(<Labels />, { backend });
    await screen.findByText("Problem: unreachable");
  });

  it("does not knock again where the backend has said no", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", aRefusal("forbidden", {}, 403));
    renderWithBackend(<Labels />, { backend });
    await screen.findByText("Problem: forbidden");
    // Once when the screen opened, once when the stream came up: nothing may be missed in between.
    expect(backend.count("GET /api/numbers")).toBeLessThanOrEqual(2);
  });

  it("keeps what was read on screen when reading it anew fails", async () => {
    const { backend } = renderWithBackend(<Labels />);
    await screen.findByText("Support");
    backend.on("get", "/api/numbers", aRefusal("internal", {}, 500));
    backend.tell({ type: "number", numberId: supportId });
    await screen.findByText("Problem: internal");
    expect(labels()).toEqual(["Sales", "Support"]);
  });
});

describe("changing", () => {
  it("names the version it was made to, and takes over the answer", async () => {
    const { user, backend } = renderWithBackend(<Labels />);
    const renamed = salesNumber({ label: "Verkauf", version: 2 });
    backend.on("patch", "/api/numbers/{numberId}", () => {
      backend.on("get", "/api/numbers", [renamed, aBusinessNumber()]);
      return renamed;
    });
    await user.click(await screen.findByRole("button", { name: "Rename" }));
    await screen.findByText("Verkauf");
    expect(backend.heard.find(({ what }) => what.startsWith("PATCH"))).toMatchObject({
      params: { numberId: renamed.id },
      ifMatch: '"1"',
      body: { label: "Verkauf" },
    });
  });

  it("is never tried twice, and shows the newer state when somebody was faster", async () => {
    const { user, backend } = renderWithBackend(<Labels />);
    backend.on("patch", "/api/numbers/{numberId}", () => {
      backend.on("get", "/api/numbers", [salesNumber({ label: "Ventas", version: 2 })]);
      return aRefusal("changed-meanwhile", {}, 412);
    });
    await user.click(await screen.findByRole("button", { name: "Rename" }));
    await screen.findByText("Change refused: changed-meanwhile");
    await screen.findByText("Ventas");
    expect(backend.count("PATCH /api/numbers/{numberId}")).toBe(1);
  });

  it("is not tried again when the network failed: nobody knows whether it was done", async () => {
    const { user, backend } = renderWithBackend(<Labels />);
    const button = await screen.findByRole("button", { name: "Rename" });
    backend.on("patch", "/api/numbers/{numberId}", () => {
      throw new TypeError("Failed to fetch");
    });
    await user.click(button);
    await screen.findByText("Change refused: unreachable");
    expect(backend.count("PATCH /api/numbers/{numberId}")).toBe(1);
  });
});

const ofMaria = { numberId: supportId, customer: maria.number };

function Verb() {
  const { data } = usePermission(ofMaria);
  const ask = useAskPermission();
  const { data: line } = useOwnLine();
  const live = useLiveState();
  return (
    <>
      <p>Verb: {data?.verb}</p>
      <p>Asterisk: {line?.state}</p>
      <p>Stream: {live.phase}</p>
      <button type="button" onClick={() => ask.mutate({ ...ofMaria, text: null })}>
        Ask
      </button>
    </>
  );
}

describe("what changes by itself", () => {
  it("arrives without a request: María says yes, and the button may call", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/permissions/look", aPermission({ state: "none", verb: "ask" }));
    backend.on("post", "/api/permissions/ask", aPermission({ state: "none", verb: "wait" }));
    const { user } = renderWithBackend(<Verb />, { backend });
    await screen.findByText("Verb: ask");
    await screen.findByText("Stream: connected");
    await user.click(screen.getByRole("button", { name: "Ask" }));
    await screen.findByText("Verb: wait");
    const asked = backend.count("POST /api/permissions/look");
    backend.tell({ type: "permission", permission: aPermission() });
    await screen.findByText("Verb: call");
    expect(backend.count("POST /api/permissions/look")).toBe(asked);
  });

  it("an answer that was on its way does not overwrite newer news", async () => {
    const backend = createFakeBackend();
    let arrive: () => void = () => undefined;
    const late = new Promise<PhoneAtPbx>((done) => {
      arrive = () => done(aPhoneAtPbx({ state: "reachable" }));
    });
    backend.on("get", "/api/phone/line", () => late);
    renderWithBackend(<Verb />, { backend });
    await screen.findByText("Stream: connected");
    backend.tell({ type: "own-line", line: aPhoneAtPbx({ state: "unreachable" }) });
    await screen.findByText("Asterisk: unreachable");
    arrive();
    await late;
    backend.tell({ type: "permission", permission: aPermission({ verb: "wait" }) });
    await screen.findByText("Verb: wait");
    screen.getByText("Asterisk: unreachable");
  });

  it("the stream breaks and comes back: what is shown is read again", async () => {
    const { backend, live } = renderWithBackend(<Verb />);
    await screen.findByText("Asterisk: reachable");
    backend.on("get", "/api/phone/line", aPhoneAtPbx({ state: "not-registered" }));
    backend.goAway();
    await screen.findByText("Stream: reconnecting");
    backend.comeBack();
    live.tryNow();
    await screen.findByText("Asterisk: not-registered");
  });
});
