import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BusinessNumber, Drift, WantedCallSettings } from "../../api/contract.ts";
import { aBusinessNumber, aMetaFault, at, settingsAtMeta, supportId } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { nora } from "../../testing/staff.ts";
import { driftWords } from "../../words/panel-words.ts";
import { NumberPage } from "./number-page.tsx";

const decided: WantedCallSettings = {
  calling: "on",
  sip: "on",
  keyExchange: "SDES",
  callHours: null,
  callbackPermission: "on",
  callIcon: "shown",
  additionalCodecs: [],
  permissionTemplate: null,
};
const support = aBusinessNumber({ wanted: decided });
const put = "PUT /api/numbers/{numberId}/call-settings";

async function open(number: BusinessNumber = support, backend = createFakeBackend()) {
  backend.on("get", "/api/numbers/{numberId}", number);
  const rendered = renderWithBackend(<NumberPage numberId={supportId} />, { backend, person: nora });
  await screen.findByRole("heading", { level: 1, name: number.label });
  return { ...rendered, backend };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const save = () =>
  within(screen.getByRole("form", { name: "Call settings" })).getByRole("button", { name: "Save" });

describe("what is wrong with a number", () => {
  const kinds: readonly (readonly [Drift["kind"], Drift["remedy"], Drift["params"]])[] = [
    ["calling-off", "write-settings", {}],
    ["sip-off", "write-settings", {}],
    ["no-server", "write-settings", { hostname: "pbx.example.com", port: "5061" }],
    [
      "other-hostname",
      "write-settings",
      { hostname: "pbx.example.com", port: "5061", atMeta: "old.example.com:5061" },
    ],
    [
      "other-port",
      "write-settings",
      { hostname: "pbx.example.com", port: "5061", atMeta: "pbx.example.com:5060" },
    ],
    ["second-server", "at-meta", { hostname: "old.example.com", port: "5061" }],
    ["key-exchange-mismatch", "write-settings", { atMeta: "DTLS", trunk: "SDES" }],
    ["password-missing", "rotate-password", {}],
    ["password-changed", "set-up-trunk", {}],
    ["trunk-missing", "set-up-trunk", { number: support.number }],
    ["restricted", "at-meta", { what: "outbound-calls", until: at(86_400_000) }],
    ["messaging-limit-low", "at-meta", { limit: "250", needed: "2000" }],
    ["number-not-connected", "at-meta", { status: "FLAGGED" }],
    ["settings-differ", "write-settings", { field: "callIcon" }],
    ["not-ready-destination", "none", { destination: "bitrix24" }],
  ];

  it.each(kinds)("%s has a title, a consequence and its remedy", async (kind, remedy, params) => {
    await open({ ...support, drift: [{ kind, severity: "blocking", params, remedy }] });
    const { title, meaning } = driftWords.tellings[kind](params);
    const region = within(screen.getByRole("region", { name: "What needs you" }));
    region.getByText(title);
    region.getByText(
      (_, element) => element?.tagName === "P" && element.textContent.includes(meaning.slice(0, 25)),
    );
    const buttons = region.queryAllByRole("button");
    if (remedy === "none") expect(buttons).toEqual([]);
    else
      expect(buttons.map(({ textContent }) => textContent)).toEqual([
        driftWords.remedies[remedy].administrator,
      ]);
    screen.getByText("Blocked");
  });

  it("writing the settings heals it", async () => {
    const drift: Drift = { kind: "sip-off", severity: "blocking", params: {}, remedy: "write-settings" };
    const { user, backend } = await open({ ...support, drift: [drift] });
    backend.on("put", "/api/numbers/{numberId}/call-settings", { ...support, version: 2 });
    backend.on("get", "/api/numbers/{numberId}", { ...support, version: 2 });
    await user.click(button("Write the settings to Meta"));
    await waitFor(() => expect(screen.queryByRole("region", { name: "What needs you" })).toBeNull());
    expect(backend.heard.find(({ what }) => what === put)).toMatchObject({ body: decided, ifMatch: '"1"' });
  });

  it("reading the number anew sets its trunk up", async () => {
    const drift: Drift = { kind: "trunk-missing", severity: "blocking", params: {}, remedy: "set-up-trunk" };
    const { user, backend } = await open({ ...support, drift: [drift] });
    backend.on("post", "/api/numbers/{numberId}/refresh", support);
    await user.click(button("Read the number again"));
    await waitFor(() => expect(backend.count("POST /api/numbers/{numberId}/refresh")).toBe(1));
  });

  it("what only Meta can change comes with the steps there", async () => {
    const drift: Drift = {
      kind: "messaging-limit-low",
      severity: "warning",
      params: { limit: "250" },
      remedy: "at-meta",
    };
    const { user } = await open({ ...support, drift: [drift] });
    await user.click(button("Show what to do at Meta"));
    within(screen.getByRole("dialog", { name: "What to do at Meta" })).getByText(/Verify the business/);
  });

  it("Meta's last error is told in words, with its code as small print", async () => {
    await open({
      ...support,
      lastError: aMetaFault("token-refused", { code: 190, text: "Session expired" }),
    });
    screen.getByText("Last error from Meta: Meta does not accept the access token");
    screen.getByText("190 Session expired");
    screen.getByText("Needs attention");
  });
});

describe("side by side", () => {
  it("shows what differs, and on request everything", async () => {
    const meta = settingsAtMeta({ callIcon: "hidden" });
    const { user } = await open({ ...support, meta });
    const row = within(screen.getByRole("row", { name: /Call icon/ }));
    row.getByText("Hidden");
    row.getByText("Shown");
    expect(screen.queryByRole("row", { name: /Media keys/ })).toBeNull();
    await user.click(button("Show all settings"));
    screen.getByRole("row", { name: /Media keys/ });
  });

  it("takes Meta's values into the form", async () => {
    const { user } = await open({ ...support, meta: settingsAtMeta({ callIcon: "hidden" }) });
    await user.click(button("Use Meta’s values in the form"));
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "Call icon in the chat" }).checked).toBe(
      false,
    );
    screen.getByText("Not saved yet");
  });
});

describe("the call settings", () => {
  it("are saved as they stand in the form", async () => {
    const { user, backend } = await open();
    const saved = { ...support, version: 2, wanted: { ...decided, callbackPermission: "off" as const } };
    backend.on("put", "/api/numbers/{numberId}/call-settings", saved);
    await user.click(screen.getByRole("switch", { name: "Callback permission" }));
    backend.on("get", "/api/numbers/{numberId}", saved);
    await user.click(save());
    expect((await screen.findAllByText("Saved. Meta has these settings.")).length).toBeGreaterThan(0);
    expect(backend.heard.find(({ what }) => what === put)?.body).toEqual(saved.wanted);
  });

  it("can be saved as suggested while nobody has decided", async () => {
    const { user, backend } = await open(
      aBusinessNumber({ meta: settingsAtMeta({ sip: "off", keyExchange: "DTLS" }) }),
    );
    backend.on("put", "/api/numbers/{numberId}/call-settings", { ...support, version: 2 });
    await user.click(save());
    await waitFor(() => expect(backend.count(put)).toBe(1));
    expect(backend.heard.find(({ what }) => what === put)?.body).toMatchObject({
      sip: "on",
      keyExchange: "SDES",
    });
  });

  it("with hours: two times a day, a holiday, a fault at its field", async () => {
    const { user, backend } = await open();
    backend.on("put", "/api/numbers/{numberId}/call-settings", { ...support, version: 2 });
    await user.click(screen.getByRole("radio", { name: "At these hours" }));
    const zone = screen.getByLabelText("Time zone");
    const enter = async (text: string) => {
      await user.clear(zone);
      await user.click(zone);
      await user.paste(text);
    };
    await enter("Europe/Nowhere");
    screen.getByText("This time zone is not known. Choose one from the list.");
    await user.click(screen.getByText("Save"));
    expect(backend.count(put)).toBe(0);
    await waitFor(() => expect(document.activeElement).toBe(zone));
    await enter("Europe/Lisbon");
    await user.click(screen.getByLabelText("Add a second time on Monday"));
    await user.click(screen.getByLabelText("Open on Friday"));
    await user.click(save());
    await waitFor(() => expect(backend.count(put)).toBe(1));
    expect(backend.heard.find(({ what }) => what === put)?.body).toMatchObject({
      callHours: {
        status: "on",
        timeZone: "Europe/Lisbon",
        weekly: [
          { day: "monday", open: "09:00", close: "17:00" },
          { day: "monday", open: "18:00", close: "21:00" },
          { day: "tuesday" },
          { day: "wednesday" },
          { day: "thursday" },
        ],
        holidays: [],
      },
    });
  });

  it("that Meta refuses stay in the form, with Meta's reason and code", async () => {
    const { user, backend } = await open();
    const meta = aMetaFault("payment-missing", { code: 131044, text: "Business eligibility payment issue" });
    backend.on("put", "/api/numbers/{numberId}/call-settings", aRefusal("meta", { meta }, 502));
    await user.click(screen.getByRole("switch", { name: "Callback permission" }));
    await user.click(save());
    await screen.findByText("Meta has no way to be paid");
    screen.getByText(/131044 Business eligibility/);
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "Callback permission" }).checked).toBe(false);
  });

  it("that somebody else has saved meanwhile are shown beside one's own, to take over or not", async () => {
    const { user, backend } = await open();
    const theirs = { ...support, version: 2, wanted: { ...decided, callIcon: "hidden" as const } };
    backend.on("put", "/api/numbers/{numberId}/call-settings", aRefusal("changed-meanwhile", {}, 412));
    backend.on("get", "/api/numbers/{numberId}", theirs);
    await user.click(screen.getByRole("switch", { name: "Callback permission" }));
    await user.click(save());
    const notice = (await screen.findByText("Somebody else has saved other settings")).closest<HTMLElement>(
      "[role=alert]",
    )!;
    within(notice).getByRole("row", { name: "Callback permission On Off" });
    within(notice).getByRole("row", { name: "Call icon Hidden Shown" });
    await user.click(within(notice).getByRole("button", { name: "Keep mine" }));
    backend.on("put", "/api/numbers/{numberId}/call-settings", { ...theirs, version: 3 });
    await user.click(save());
    await waitFor(() => expect(backend.heard.filter(({ what }) => what === put).at(-1)?.ifMatch).toBe('"2"'));
    expect(backend.heard.filter(({ what }) => what === put).at(-1)?.body).toMatchObject({
      callIcon: "shown",
      callbackPermission: "off",
    });
  });

  it("taken over from somebody else leave nothing to save", async () => {
    const { user, backend } = await open();
    backend.on("get", "/api/numbers/{numberId}", {
      ...support,
      version: 2,
      wanted: { ...decided, callIcon: "hidden" },
    });
    await user.click(screen.getByRole("switch", { name: "Callback permission" }));
    backend.tell({ type: "number", numberId: supportId });
    await user.click(await screen.findByRole("button", { name: "Take over what is saved" }));
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "Callback permission" }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "Call icon in the chat" }).checked).toBe(
      false,
    );
    expect(save()).toHaveProperty("disabled", true);
  });

  it("are not left unsaved without a question", async () => {
    const { user, go, place } = await open();
    go("/numbers");
    expect(place()).toBe("/numbers");
    await user.click(screen.getByRole("switch", { name: "Callback permission" }));
    go("/team");
    expect(place()).toBe("/numbers");
    await user.click(
      within(screen.getByRole("dialog", { name: "Leave without saving?" })).getByRole("button", {
        name: "Stay",
      }),
    );
    expect(screen.queryByRole("dialog")).toBeNull();
    go("/team");
    await user.click(button("Leave"));
    expect(place()).toBe("/team");
  });
});

describe("secrets", () => {
  afterEach(() => vi.useRealTimers());

  it("are shown after a question that says it is logged, and hidden after a minute", async () => {
    const { user, backend } = await open();
    backend.on("post", "/api/numbers/{numberId}/reveal", {
      rows: [{ name: "password", value: "kept-by-nobody" }],
    });
    await user.click(button("Reveal SIP password"));
    screen.getByText(/The audit log keeps that you have seen it/);
    expect(backend.count("POST /api/numbers/{numberId}/reveal")).toBe(0);
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.click(button("Reveal"));
    await screen.findByText("kept-by-nobody");
    expect(backend.heard.find(({ what }) => what.endsWith("/reveal"))?.body).toEqual({
      what: "meta-sip-password",
    });
    await vi.advanceTimersByTimeAsync(61_000);
    await screen.findByText("Hidden again");
    expect(screen.queryByText("kept-by-nobody")).toBeNull();
  });

  it("say so when there are none", async () => {
    const { user, backend } = await open();
    backend.on("post", "/api/numbers/{numberId}/reveal", aRefusal("not-set"));
    await user.click(button("Reveal SIP password"));
    await user.click(button("Reveal"));
    await screen.findByText("There is nothing to show");
  });

  it("a new SIP password is made only after a question that names what it costs", async () => {
    const { user, backend } = await open();
    backend.on("post", "/api/numbers/{numberId}/sip-password", { ...support, version: 2 });
    await user.click(button("New SIP password"));
    screen.getByText(/Calls fail for some seconds/);
    expect(backend.count("POST /api/numbers/{numberId}/sip-password")).toBe(0);
    await user.click(button("Make a new one"));
    await screen.findByText("Asterisk has the new SIP password.");
  });
});

describe("where calls go", () => {
  const change = "PATCH /api/numbers/{numberId}";

  it("can be another server, with its address checked first", async () => {
    const { user, backend } = await open();
    const destination = { kind: "own-server", hostname: "sip.example.com", port: 5071 } as const;
    backend.on("patch", "/api/numbers/{numberId}", { ...support, destination, version: 2 });
    await user.click(button("Where calls of customers go"));
    const dialog = within(screen.getByRole("dialog", { name: "Where calls of customers go" }));
    await user.click(dialog.getByRole("radio", { name: "Another SIP server" }));
    await user.type(dialog.getByRole("textbox", { name: "Host name" }), "203.0.113.7");
    await user.click(dialog.getByRole("button", { name: "Save" }));
    dialog.getByText("Enter a host name such as sip.example.com.");
    await user.clear(dialog.getByRole("textbox", { name: "Host name" }));
    await user.type(dialog.getByRole("textbox", { name: "Host name" }), "sip.example.com");
    await user.clear(dialog.getByRole("textbox", { name: "Port" }));
    await user.type(dialog.getByRole("textbox", { name: "Port" }), "5071");
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("Calls go there from now on.");
    expect(backend.heard.filter(({ what }) => what === change)).toMatchObject([
      { body: { destination }, ifMatch: '"1"' },
    ]);
  });

  it("says at the field that an extension is taken", async () => {
    const { user, backend } = await open();
    backend.on("patch", "/api/numbers/{numberId}", aRefusal("extension-taken"));
    await user.click(button("Where calls of customers go"));
    await user.click(screen.getByRole("radio", { name: "An extension of somebody else" }));
    await user.type(screen.getByRole("textbox", { name: "Extension" }), "1001");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Save" }));
    await screen.findByText("Another phone has this extension.");
  });
});

it("a number is renamed", async () => {
  const { user, backend } = await open();
  backend.on("patch", "/api/numbers/{numberId}", { ...support, label: "Help", version: 2 });
  await user.click(button("Rename"));
  const dialog = within(screen.getByRole("dialog"));
  await user.clear(dialog.getByRole("textbox"));
  await user.click(dialog.getByRole("button", { name: "Rename" }));
  dialog.getByText("Enter a name.");
  await user.type(dialog.getByRole("textbox"), "Help");
  await user.click(dialog.getByRole("button", { name: "Rename" }));
  await screen.findByText("The number is now called Help.");
});

it("a number is removed only after a question that names what happens", async () => {
  const { user, backend, place } = await open();
  backend.on("delete", "/api/numbers/{numberId}", null);
  await user.click(button("Remove number"));
  const dialog = within(screen.getByRole("dialog", { name: "Remove Support?" }));
  dialog.getByText(/calls to and from this number fail at once/);
  // The browser gives the focus to the first.
  expect(dialog.getAllByRole("button")[0]?.textContent).toBe("Cancel");
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(place()).toBe("/numbers"));
});

it("a number that cannot be removed now stays, with the reason in the question", async () => {
  const { user, backend } = await open();
  backend.on("delete", "/api/numbers/{numberId}", aRefusal("pbx-unreachable", {}, 503));
  await user.click(button("Remove number"));
  await user.click(button("Remove"));
  await within(screen.getByRole("dialog")).findByText("Asterisk is not reached");
});

it("a number that is not there says so, and leads back", async () => {
  const backend = createFakeBackend();
  backend.on("get", "/api/numbers/{numberId}", aRefusal("not-found", {}, 404));
  renderWithBackend(<NumberPage numberId="gone" />, { backend, person: nora });
  await screen.findByText("This number is not here");
});

it("what was read before stays in sight while the backend is away", async () => {
  const { backend, user } = await open();
  backend.goAway();
  await user.click(button("Read from Meta now"));
  await screen.findByText("The backend does not answer");
  screen.getByRole("heading", { name: "Support" });
});
