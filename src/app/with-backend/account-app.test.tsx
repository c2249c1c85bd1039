import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createApi } from "../../api/client.ts";
import { createQueryClient } from "../../api/query-client.ts";
import { silentLogger } from "../../shared/logger.ts";
import "../../testing/jsdom-gaps.ts";
import { aSession, at, phoneCredentials } from "../../testing/api-builders.ts";
import { quietDevices } from "../../testing/quiet-devices.ts";
import { anOffer, friday } from "../../testing/builders.ts";
import { aRefusal, createFakeBackend, type FakeBackend } from "../../testing/fake-backend.ts";
import { createBrowserTabs } from "../../testing/browser-tabs.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { alice, nora, selma } from "../../testing/staff.ts";
import { fakePage } from "../../testing/work-place.tsx";
import { lockOf } from "../tabs/tab-ports.ts";
import { AccountApp } from "./account-app.tsx";
import { createAccountSession } from "./account-session.ts";
import { startDesk } from "./desk.ts";
import { readArrival } from "./fragment.ts";
import { lineElsewhere } from "./line-elsewhere.ts";

const second = 1_000;
const minute = 60 * second;
const token = "aB3_-".repeat(8) + "xyz";

afterEach(cleanup);

/** What a tab keeps over a reload. */
function aTab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Ringbridge with a backend, as Alice's browser has it; her telephone network and the time are the test's. */
function opened(
  backend: FakeBackend = createFakeBackend(),
  { fragment = "", browser = createBrowserTabs().open(), tab = aTab(), page = "page" } = {},
) {
  const elsewhere = lineElsewhere(tab);
  const clock = createManualClock();
  const api = createApi("https://calls.example.com", backend.fetch);
  const queries = createQueryClient((problem) => session.hear(problem));
  const networks: ReturnType<typeof createFakeSignaling>[] = [];
  const passwords: string[] = [];
  const session = createAccountSession({
    api,
    queries,
    clock,
    chance: { random: () => 0.5 },
    someoneIsHere: elsewhere.forget,
    startDesk: (live, account, extension, told) =>
      startDesk(
        {
          api,
          live,
          clock,
          tabs: { tab: page, ...browser },
          elsewhere,
          left: {
            read: () => Promise.resolve(null),
            keeping: () => ({ prepare: () => undefined, keep: () => undefined }),
          },
          deployment: { businessNumbers: [], retentionDays: 30 },
          url: "wss://calls.example.com/ws",
          parts: () => {
            const signaling = createFakeSignaling(clock);
            networks.push(signaling);
            return {
              signaling: {
                ...signaling,
                setPassword: (password) => void passwords.push(password),
                setRelays: () => undefined,
              },
              levels: { watch: () => () => undefined },
              speaker: { play: () => undefined, signal: () => undefined },
              probe: () => Promise.reject(new Error("not looked at here")),
              devices: quietDevices(),
              sound: { state: () => "on", subscribe: () => () => undefined, unlock: () => undefined },
              clock,
              logger: silentLogger,
            };
          },
        },
        account,
        extension,
        told,
      ),
  });
  const { kept, Page } = fakePage();
  session.open(readArrival(fragment));
  render(
    <Page>
      <AccountApp session={session} api={api} queries={queries} demoPeople={[]} />
    </Page>,
  );
  onTestFinished(() => {
    session.signOut();
    queries.clear();
  });
  const network = () => {
    const last = networks.at(-1);
    if (last === undefined) throw new Error("No phone was set up");
    return last.network;
  };
  /** Lets answers and the network's news arrive. */
  const settle = () =>
    act(async () => {
      // An answer takes some turns more until it has been read.
      for (let quiet = 0; quiet < 8; quiet = backend.underWay() === 0 ? quiet + 1 : 0) {
        await new Promise((done) => setTimeout(done, 2));
        networks.at(-1)?.network.deliver();
      }
    });
  const pass = async (milliseconds: number) => {
    act(() => clock.pass(milliseconds));
    await settle();
  };
  return {
    backend,
    session,
    clock,
    network,
    networks,
    passwords,
    settle,
    pass,
    kept,
    user: userEvent.setup({ delay: null }),
  };
}

/** Nobody is signed in yet. */
function aBackendWithoutSession(): FakeBackend {
  const backend = createFakeBackend();
  backend.on("get", "/api/session", aRefusal("not-signed-in"));
  return backend;
}

const lineSays = (words: string) => screen.findByRole("button", { name: `${words}. Show details` });
const form = () => screen.findByRole("form", { name: "Sign in" });
/** The sentence that stands under a field first: its fault, else its hint. */
const faultOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent;

describe("signing in", () => {
  it("asks for login and password, and the phone is ready", async () => {
    const { user, backend, settle, kept } = opened(aBackendWithoutSession());
    await user.type(within(await form()).getByLabelText("Login"), " alice ");
    await user.type(screen.getByLabelText("Password"), "four words are enough{Enter}");
    await settle();
    await lineSays("Line ready");
    expect(backend.heard.find(({ what }) => what === "POST /api/session")?.body).toEqual({
      login: "alice",
      password: "four words are enough",
    });
    expect([...kept.values()].join()).toContain("alice");
    expect([...kept.values()].join()).not.toMatch(/four words|first password/);
  });

  it("says what is missing only once somebody tried, and puts the focus there", async () => {
    const { user, backend } = opened(aBackendWithoutSession());
    await user.click(within(await form()).getByRole("button", { name: "Sign in" }));
    expect(faultOf(screen.getByLabelText("Login"))).toBe("Enter your login.");
    expect(faultOf(screen.getByLabelText("Password"))).toBe("Enter your password.");
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Login")));
    expect(backend.count("POST /api/session")).toBe(0);
  });

  it.each([
    [aRefusal("sign-in-refused", {}, 401), "Login or password is wrong", "capitals count"],
    [aRefusal("locked-out", { retryAfter: 900 }, 429), "Too many wrong passwords", "Try again in 15 min."],
    [aRefusal("too-many-requests", { retryAfter: 20 }, 429), "Too many attempts", "Try again in 20 s."],
    [aRefusal("unavailable", {}, 503), "The backend cannot do this now", "Try again in a minute."],
  ])("tells why it did not work: %o", async (refusal, title, help) => {
    const backend = aBackendWithoutSession();
    backend.on("post", "/api/session", refusal);
    const { user } = opened(backend);
    await user.type(within(await form()).getByLabelText("Login"), "alice");
    await user.type(screen.getByLabelText("Password"), "wrong{Enter}");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(title);
    expect(alert.textContent).toContain(help);
    expect(alert.textContent).toContain("request-7");
    expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("wrong");
  });

  it("offers the company's own sign-in, and only it where passwords are off", async () => {
    const backend = aBackendWithoutSession();
    backend.on("get", "/api/sign-in-options", { password: false, oidc: "Example SSO", firstRun: false });
    opened(backend);
    const link = await screen.findByRole("link", { name: "Sign in with Example SSO" });
    expect(link.getAttribute("href")).toBe("https://calls.example.com/api/oidc/start");
    expect(screen.queryByLabelText("Password")).toBeNull();
  });

  it("says what the company's sign-in came back with", async () => {
    opened(aBackendWithoutSession(), { fragment: "#problem=oidc-unknown-person" });
    expect((await screen.findByRole("alert")).textContent).toContain("No account for you yet");
  });

  it("tells whoever installs it where the first link is", async () => {
    const backend = aBackendWithoutSession();
    backend.on("get", "/api/sign-in-options", { password: true, oidc: null, firstRun: true });
    opened(backend);
    await screen.findByText("Ringbridge has no administrator yet");
  });
});

describe("a one-time link", () => {
  const password = "correct horse battery";

  it("lets Alice set her password, and signs her in", async () => {
    const { user, backend, settle } = opened(aBackendWithoutSession(), { fragment: `#welcome=${token}` });
    await screen.findByRole("heading", { name: "Welcome, Alice Lind" });
    expect(screen.getByLabelText<HTMLInputElement>("Login").value).toBe("alice");
    expect(screen.getByLabelText<HTMLInputElement>("Login").readOnly).toBe(true);
    await user.type(screen.getByLabelText("New password"), `${password}{Enter}`);
    await settle();
    await lineSays("Line ready");
    expect(backend.heard.find(({ what }) => what.endsWith("/accept"))?.body).toEqual({ token, password });
  });

  it("makes the first administrator, who also chooses name and login", async () => {
    const backend = aBackendWithoutSession();
    backend.on("post", "/api/invitations/look", { kind: "first-administrator", name: null, login: null });
    backend.on("post", "/api/invitations/accept", aSession({ person: nora }));
    const { user } = opened(backend, { fragment: `#welcome=${token}` });
    await screen.findByRole("heading", { name: "Welcome to Ringbridge" });
    await user.click(await screen.findByRole("button", { name: "Set password and sign in" }));
    expect(faultOf(screen.getByLabelText("Your name"))).toBe("Enter your name.");
    expect(faultOf(screen.getByLabelText("Login"))).toBe("Enter your login.");
    expect(faultOf(screen.getByLabelText("New password"))).toBe("Use at least 12 characters.");
    await user.type(screen.getByLabelText("Your name"), "Nora Haug");
    await user.type(screen.getByLabelText("Login"), "nora");
    await user.type(screen.getByLabelText("New password"), `${password}{Enter}`);
    await screen.findByRole("button", { name: /Nora Haug, your account/ });
    expect(backend.heard.find(({ what }) => what.endsWith("/accept"))?.body).toEqual({
      token,
      password,
      name: "Nora Haug",
      login: "nora",
    });
  });

  it("a password that everybody has is refused at its field, until another is typed", async () => {
    const backend = aBackendWithoutSession();
    const fields = [{ path: "/password", fault: "common" }];
    backend.on("post", "/api/invitations/accept", aRefusal("invalid", { fields }, 422));
    const { user } = opened(backend, { fragment: `#welcome=${token}` });
    const field = await screen.findByLabelText("New password");
    await user.type(field, "password1234{Enter}");
    await vi.waitFor(() => expect(faultOf(field)).toContain("Many people use this one"));
    expect(screen.queryByRole("alert")).toBeNull();
    await user.type(field, "5");
    expect(faultOf(field)).not.toContain("Many people");
  });

  it("that no longer works says so, and leads to the sign-in", async () => {
    const backend = aBackendWithoutSession();
    backend.on("post", "/api/invitations/look", aRefusal("invitation-invalid", {}, 404));
    const { user } = opened(backend, { fragment: `#welcome=${token}` });
    expect((await screen.findByRole("alert")).textContent).toContain("This link does not work any more");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Go to sign-in" }));
    await form();
  });

  it("that was cut off is not even asked about", async () => {
    const { backend } = opened(aBackendWithoutSession(), { fragment: "#welcome=half" });
    expect((await screen.findByRole("alert")).textContent).toContain("This link does not work any more");
    expect(backend.heard).toEqual([]);
  });

  it("can be read again when the backend was away", async () => {
    const backend = aBackendWithoutSession();
    backend.goAway();
    const { user } = opened(backend, { fragment: `#welcome=${token}` });
    const again = await screen.findByRole("button", { name: "Try again" });
    backend.comeBack();
    await user.click(again);
    await screen.findByRole("heading", { name: "Welcome, Alice Lind" });
  });
});

describe("a reload", () => {
  it("goes on where the browser's cookie says, without a question", async () => {
    const { settle, passwords, backend } = opened();
    await settle();
    await lineSays("Line ready");
    expect(passwords).toEqual(["first password of the line"]);
    expect(backend.count("POST /api/session")).toBe(0);
    await vi.waitFor(() =>
      expect(backend.heard).toContainEqual(expect.objectContaining({ body: { line: "ready" } })),
    );
  });

  it("calls come from the numbers the backend knows", async () => {
    const { settle } = opened();
    await settle();
    const from = await screen.findByRole("combobox", { name: "Call from" });
    expect(
      within(from)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["from Sales ··0100", "from Support ··0000"]);
  });

  it("while the backend is away says so, and goes on when it is back", async () => {
    const backend = createFakeBackend();
    backend.goAway();
    const { user, settle } = opened(backend);
    const again = await screen.findByRole("button", { name: "Try now" });
    screen.getByRole("alert");
    backend.comeBack();
    await user.click(again);
    await settle();
    await lineSays("Line ready");
  });

  it("asks again by itself", async () => {
    const backend = createFakeBackend();
    backend.goAway();
    const { pass, settle } = opened(backend);
    await settle();
    backend.comeBack();
    await pass(second);
    await lineSays("Line ready");
  });
});

describe("somebody without a phone", () => {
  it("has no line, and is told when there is no screen for them", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/session", aSession({ person: { ...alice, extension: null } }));
    const { networks } = opened(backend);
    await screen.findByRole("heading", { name: "Nothing to do here yet" });
    expect(networks).toEqual([]);
    expect(screen.queryByRole("button", { name: /Show details$/ })).toBeNull();
    expect(backend.count("POST /api/phone/credentials")).toBe(0);
  });

  it.each([selma, nora])("$name can sign out", async (person) => {
    const backend = createFakeBackend();
    backend.on("get", "/api/session", aSession({ person }));
    const { user } = opened(backend);
    await user.click(await screen.findByRole("button", { name: new RegExp(`${person.name}, your account`) }));
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    await form();
    expect(backend.count("DELETE /api/session")).toBe(1);
  });
});

describe("the password of the line", () => {
  it("is renewed at four fifths of its life, unseen", async () => {
    const { backend, settle, pass, passwords } = opened();
    await settle();
    backend.on(
      "post",
      "/api/phone/credentials",
      phoneCredentials({ password: "second", expiresAt: at(20 * minute) }),
    );
    await pass(8 * minute);
    expect(passwords).toEqual(["first password of the line", "second"]);
    await lineSays("Line ready");
  });

  it("that cannot be fetched is a line that says so and tries again", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/phone/credentials", aRefusal("pbx-unreachable", {}, 503));
    const { settle, pass } = opened(backend);
    await settle();
    // First failures are often gone a moment later: told is the third.
    await pass(second);
    await pass(second);
    const notice = await screen.findByRole("region", { name: "Line down: no password yet" });
    expect(notice.textContent).toContain("pbx-unreachable · request-7");
    backend.on("post", "/api/phone/credentials", phoneCredentials());
    await pass(2 * second);
    await lineSays("Line ready");
  });

  it("whose end the two clocks disagree about is not fetched again and again", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/phone/credentials", phoneCredentials({ expiresAt: at(-60 * minute) }));
    const { settle, pass } = opened(backend);
    await settle();
    await pass(47 * second);
    expect(backend.count("POST /api/phone/credentials")).toBe(1);
  });
});

describe("used at another place", () => {
  it("the line is given up in words, and comes back when asked", async () => {
    const { backend, settle, pass, user, network } = opened();
    await settle();
    backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    await pass(60 * minute);
    expect(backend.count("POST /api/phone/credentials")).toBe(1);
    await user.click(screen.getByRole("button", { name: "Use here" }));
    await settle();
    await lineSays("Line ready");
    expect(backend.count("POST /api/phone/credentials")).toBe(2);
    expect(network().asked().at(-1)).toBe("register");
  });

  it("a call that is up is talked to its end first", async () => {
    const { backend, settle, network, user } = opened();
    await settle();
    act(() => void network().offer(anOffer()));
    await user.click(await screen.findByRole("button", { name: /^Answer/ }));
    await settle();
    backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await settle();
    expect(network().asked()).not.toContain("close-socket");
    expect(screen.queryByRole("region", { name: "Line in use elsewhere" })).toBeNull();
    act(() => network().close(anOffer().id, "hung-up-by-customer"));
    await screen.findByRole("region", { name: "Line in use elsewhere" });
  });

  it("a socket that is lost during that call does not take the line back", async () => {
    const { backend, settle, pass, network, user } = opened();
    await settle();
    act(() => void network().offer(anOffer()));
    await user.click(await screen.findByRole("button", { name: /^Answer/ }));
    await settle();
    backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await settle();
    act(() => network().loseSocket());
    await pass(minute);
    await pass(minute);
    expect(backend.count("POST /api/phone/credentials")).toBe(1);
    screen.getByRole("region", { name: "Call with María Ortega" });
  });

  it("a reload of the tab that gave it up takes nothing back, until somebody asks", async () => {
    const tab = aTab();
    const before = opened(createFakeBackend(), { tab });
    await before.settle();
    before.backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    cleanup();
    const after = opened(createFakeBackend(), { tab });
    await after.settle();
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    expect(after.backend.count("POST /api/phone/credentials")).toBe(0);
    await after.user.click(screen.getByRole("button", { name: "Use here" }));
    await after.settle();
    await lineSays("Line ready");
    cleanup();
    const afterThat = opened(createFakeBackend(), { tab });
    await afterThat.settle();
    await lineSays("Line ready");
  });

  it("whoever signs in by hand brings it along", async () => {
    const tab = aTab();
    const { backend, settle, session } = opened(createFakeBackend(), { tab });
    await settle();
    backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    backend.tell({ type: "session-ended" });
    await form();
    await act(() => session.signIn({ login: "alice", password: "four words are enough" }));
    await settle();
    await lineSays("Line ready");
  });

  it("in another tab that says nothing: this one takes nothing by itself", async () => {
    const browser = createBrowserTabs();
    const held = browser
      .open()
      .locks.request(lockOf("1001@pbx.example.com"), {}, () => new Promise(() => undefined));
    held.catch(() => undefined);
    const { backend, pass, user } = opened(createFakeBackend(), { browser: browser.open() });
    // The code of remote controls comes first, in its own time.
    const isSaid = () => screen.queryByRole("region", { name: "Line in use elsewhere" }) !== null;
    while (!isSaid()) await pass(2 * second);
    expect(backend.count("POST /api/phone/credentials")).toBe(0);
    await user.click(screen.getByRole("button", { name: "Use here" }));
    await pass(2 * second);
    await lineSays("Line ready");
    expect(backend.count("POST /api/phone/credentials")).toBe(1);
  });
});

describe("two tabs of one browser", () => {
  it("have one phone; what another computer took is not taken back by a tab that is left alone", async () => {
    const browser = createBrowserTabs();
    const [one, other] = [browser.open(), browser.open()];
    const first = opened(createFakeBackend(), { browser: one, page: "first" });
    await first.settle();
    await lineSays("Line ready");
    cleanup();
    const after = opened(createFakeBackend(), { browser: other, page: "second" });
    await after.settle();
    await lineSays("Line ready");
    await screen.findByRole("region", { name: "Your phone is in another tab" });
    expect(after.backend.count("POST /api/phone/credentials")).toBe(0);
    first.backend.tell({ type: "credentials-revoked", reason: "used-elsewhere" });
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    one.die();
    await after.settle();
    await screen.findByRole("region", { name: "Line in use elsewhere" });
    expect(after.backend.count("POST /api/phone/credentials")).toBe(0);
    await after.user.click(screen.getByRole("button", { name: "Use here" }));
    await after.settle();
    await lineSays("Line ready");
    expect(after.backend.count("POST /api/phone/credentials")).toBe(1);
  });

  it("the second gets a password of its own when the first is closed", async () => {
    const browser = createBrowserTabs();
    const [one, other] = [browser.open(), browser.open()];
    const first = opened(createFakeBackend(), { browser: one, page: "first" });
    await first.settle();
    cleanup();
    const after = opened(createFakeBackend(), { browser: other, page: "second" });
    await after.settle();
    await screen.findByRole("region", { name: "Your phone is in another tab" });
    one.die();
    while (after.backend.count("POST /api/phone/credentials") === 0) await after.settle();
    await after.settle();
    await lineSays("Line ready");
    expect(screen.queryByRole("region", { name: "Your phone is in another tab" })).toBeNull();
  });
});

describe("the backend goes away", () => {
  it("calls still ring and are answered; what needs the backend says so", async () => {
    const { backend, settle, network, user } = opened();
    await settle();
    vi.useFakeTimers({ now: friday, toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    backend.goAway();
    await settle();
    expect(screen.queryByText("The backend does not answer")).toBeNull();
    vi.setSystemTime(friday + 6 * second);
    await screen.findByText("The backend does not answer", {}, { timeout: 3_000 });
    await lineSays("Line ready");
    act(() => void network().offer(anOffer()));
    await user.click(await screen.findByRole("button", { name: /^Answer/ }));
    await settle();
    await screen.findByRole("region", { name: "Call with María Ortega" });
    backend.comeBack();
    await user.click(screen.getByRole("button", { name: "Try now" }));
    await settle();
    expect(screen.queryByText("The backend does not answer")).toBeNull();
  });
});

describe("one's own menu", () => {
  it("offers a new password to who has one, and not to who signs in with the company's account", async () => {
    const backend = createFakeBackend();
    const { user, settle } = opened(backend);
    await settle();
    await user.click(await screen.findByRole("button", { name: /your account/ }));
    await user.click(screen.getByRole("button", { name: "Change password" }));
    await screen.findByRole("dialog", { name: "Change your password" });
    cleanup();
    backend.on("get", "/api/session", aSession({ person: { ...alice, hasPassword: false } }));
    const other = opened(backend);
    await other.settle();
    await other.user.click(await screen.findByRole("button", { name: /your account/ }));
    expect(screen.queryByRole("button", { name: "Change password" })).toBeNull();
  });
});

describe("the end of a session", () => {
  it("by the agent: the line first, then the backend", async () => {
    const { backend, settle, network, user } = opened();
    await settle();
    await user.click(await screen.findByRole("button", { name: /your account/ }));
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    await form();
    expect(network().asked().slice(-2)).toEqual(["unregister", "close-socket"]);
    expect(backend.count("DELETE /api/session")).toBe(1);
    expect(backend.listeners()).toBe(0);
  });

  it("that the backend did not hear of is said, for whoever uses this browser next", async () => {
    const { backend, settle, user } = opened();
    await settle();
    backend.goAway();
    await user.click(await screen.findByRole("button", { name: /your account/ }));
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    await screen.findByText("Signed out here only");
    backend.comeBack();
    await user.click(screen.getByRole("button", { name: "Sign out again" }));
    await vi.waitFor(() => expect(screen.queryByText("Signed out here only")).toBeNull());
    expect(backend.count("DELETE /api/session")).toBe(1);
  });

  it("by the backend: the sign-in screen, with a sentence", async () => {
    const { backend, settle, network } = opened();
    await settle();
    backend.tell({ type: "session-ended" });
    await form();
    screen.getByText("You are signed out");
    expect(network().left().listeners).toBe(0);
  });

  it("noticed by a request that is no longer allowed", async () => {
    const { backend, settle } = opened();
    await settle();
    backend.on("get", "/api/numbers", aRefusal("not-signed-in"));
    backend.tell({ type: "number", numberId: "any" });
    await form();
    screen.getByText("You are signed out");
  });

  it("does not end a call", async () => {
    const { backend, settle, network, user } = opened();
    await settle();
    act(() => void network().offer(anOffer()));
    await user.click(await screen.findByRole("button", { name: /^Answer/ }));
    await settle();
    backend.tell({ type: "session-ended" });
    await screen.findByText("Your session has ended");
    screen.getByRole("region", { name: "Call with María Ortega" });
    act(() => network().close(anOffer().id, "hung-up-by-customer"));
    await form();
  });

  it("leaves nothing of the one before for the next", async () => {
    const { backend, settle, session, networks } = opened();
    await settle();
    backend.on("get", "/api/session", aRefusal("not-signed-in"));
    backend.tell({ type: "session-ended" });
    await form();
    await act(() => session.signIn({ login: "bob", password: "x" }));
    await settle();
    expect(networks).toHaveLength(2);
    expect(networks[0]?.network.left()).toEqual({ calls: 0, listeners: 0 });
  });
});

describe("an administrator changes somebody's extension", () => {
  it("the phone is set up anew once the stream says hello again", async () => {
    const { backend, settle, networks, session } = opened();
    await settle();
    backend.goAway();
    await settle();
    backend.on("get", "/api/session", aSession({ person: { ...alice, extension: "1009", version: 2 } }));
    backend.on("post", "/api/phone/credentials", phoneCredentials({ user: "1009" }));
    backend.comeBack();
    act(() => session.tryNow());
    await settle();
    expect(networks).toHaveLength(2);
    await lineSays("Line ready");
  });
});
