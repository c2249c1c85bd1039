import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { aProblem } from "../../testing/builders.ts";
import { SignIn } from "./sign-in.tsx";
import type { SignInProps } from "./use-sign-in.ts";

afterEach(cleanup);

function rendered(over: Partial<SignInProps> = {}) {
  const asked: unknown[] = [];
  render(
    <SignIn
      server={{ value: "", fixed: false }}
      user=""
      demoAgents={[]}
      problem={null}
      busy={false}
      faultOfServer={(address) => (address === "" ? "empty" : address.startsWith("ws:") ? "insecure" : null)}
      isUserName={(user) => /^\w+$/.test(user)}
      signIn={(fields) => asked.push(fields)}
      signInAsDemo={(user) => asked.push(user)}
      {...over}
    />,
  );
  return { asked, user: userEvent.setup() };
}

const server = () => screen.getByLabelText("Server address");
const name = () => screen.getByLabelText("User");
const password = () => screen.getByLabelText<HTMLInputElement>("Password");
const submit = () => screen.getByRole("button", { name: "Sign in" });
const faultOf = (field: HTMLElement) =>
  field.getAttribute("aria-invalid") === "true"
    ? document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent
    : null;

describe("sign-in", () => {
  it("hands over what was typed, and keeps nothing unless asked", async () => {
    const { user, asked } = rendered();
    await user.type(server(), " wss://pbx.example.com:8089/ws ");
    await user.type(name(), "alice");
    await user.type(password(), "secret{Enter}");
    expect(asked).toEqual([
      { server: "wss://pbx.example.com:8089/ws", user: "alice", password: "secret", keep: false },
    ]);
  });

  it("keeps the sign-in when asked", async () => {
    const { user, asked } = rendered({ server: { value: "/ws", fixed: true }, user: "alice" });
    await user.type(password(), "secret");
    await user.click(screen.getByLabelText("Keep me signed in until this tab is closed"));
    await user.click(submit());
    expect(asked).toEqual([{ server: "/ws", user: "alice", password: "secret", keep: true }]);
  });

  it("does not ask for a server that was decided for all", () => {
    rendered({ server: { value: "/ws", fixed: true } });
    expect(screen.queryByLabelText("Server address")).toBeNull();
  });

  it("says what is missing, in sentences, only once somebody tried", async () => {
    const { user, asked } = rendered();
    expect([server(), name(), password()].map(faultOf)).toEqual([null, null, null]);
    await user.click(submit());
    expect([server(), name(), password()].map(faultOf)).toEqual([
      "Enter the server’s address.",
      "Enter your user name.",
      "Enter your password.",
    ]);
    expect(asked).toEqual([]);
  });

  it("explains mixed content and impossible user names", async () => {
    const { user } = rendered();
    await user.type(server(), "ws://pbx.example.com/ws");
    await user.type(name(), "alice lind");
    await user.click(submit());
    expect(faultOf(server())).toContain("begin with wss://");
    expect(faultOf(name())).toContain("only letters");
  });

  it("shows the password on request", async () => {
    const { user } = rendered();
    expect(password().type).toBe("password");
    await user.click(screen.getByRole("button", { name: "Show password" }));
    expect(password().type).toBe("text");
  });

  it("lets password managers help", () => {
    rendered();
    expect(name().getAttribute("autocomplete")).toBe("username");
    expect(password().getAttribute("autocomplete")).toBe("current-password");
  });

  it("lets demo agents in with one click", async () => {
    const { user, asked } = rendered({ demoAgents: [{ user: "alice", name: "Alice Lind" }] });
    await user.click(screen.getByRole("button", { name: "Continue as Alice Lind (demo)" }));
    expect(asked).toEqual(["alice"]);
  });

  it("says why the last sign-in failed, with the server's words as small print", () => {
    const what = aProblem("password-refused", { detail: "401 Unauthorized" });
    rendered({ problem: { what, server: "wss://pbx.example.com:8089/ws" } });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Line down: password refused");
    expect(alert.textContent).toContain("401 Unauthorized");
  });

  it("names what may be wrong with a server that was not reached, its typed address first", () => {
    rendered({ problem: { what: aProblem("server-unreachable"), server: "wss://pbx.example.com:8089/ws" } });
    const causes = within(screen.getByRole("alert")).getAllByRole("listitem");
    expect(causes.map(({ textContent }) => textContent.trim())).toEqual([
      "The address is not the server’s.",
      "The server is switched off or restarting.",
      "Its port is closed, or a firewall is in between.",
      "The browser does not trust its certificate. Check the certificate",
    ]);
    expect(screen.getByRole("link").getAttribute("href")).toBe("https://pbx.example.com:8089/");
  });

  it("waits while it is busy", () => {
    rendered({ busy: true });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Signing in…" }).disabled).toBe(true);
  });
});
