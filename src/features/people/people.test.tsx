import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { at } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { alice, bob, nora, selma } from "../../testing/staff.ts";
import { PeopleScreen } from "./people-screen.tsx";

const token = "t".repeat(43);
const link = { token, expiresAt: at(86_400_000) };

async function open(backend = createFakeBackend(), person = nora) {
  const rendered = renderWithBackend(<PeopleScreen />, { backend, person });
  await screen.findByRole("row", { name: /Alice Lind/ });
  return { ...rendered, backend };
}

async function openChange(name: string, backend = createFakeBackend()) {
  const rendered = await open(backend);
  await rendered.user.click(screen.getByRole("button", { name: `Change ${name}` }));
  return rendered;
}

describe("everybody", () => {
  it("is listed with role, extension and state", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/people", [{ ...alice, hasPassword: false }, { ...bob, disabled: true }, nora]);
    await open(backend);
    const row = (name: RegExp) => within(screen.getByRole("row", { name }));
    row(/Alice Lind/).getByText("Invited");
    row(/Alice Lind/).getByText("1001");
    row(/Bob Ortiz/).getByText("Disabled");
    row(/Nora Haug/).getByText("Active");
    row(/Nora Haug/).getByText("No phone");
    row(/Nora Haug/).getByText("(you)");
  });

  it("can only be looked at by a supervisor", async () => {
    await open(createFakeBackend(), selma);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("says why it cannot be read, and tries again", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/people", aRefusal("unavailable", {}, 503));
    const { user } = renderWithBackend(<PeopleScreen />, { backend, person: nora });
    const again = await screen.findByRole("button", { name: "Try again" });
    backend.on("get", "/api/people", [alice]);
    await user.click(again);
    await screen.findByRole("row", { name: /Alice Lind/ });
  });
});

describe("adding somebody", () => {
  it("suggests the next extension, and shows the link to hand over", async () => {
    const backend = createFakeBackend();
    const chen = { ...alice, id: "00000000-0000-4000-8000-000000000009", name: "Chen Wu", login: "chen" };
    backend.on("post", "/api/people", { person: chen, invitation: link });
    const { user } = await open(backend);
    await user.click(screen.getByRole("button", { name: "Add somebody" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Extension" }).value).toBe("1003");
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Chen Wu");
    await user.type(screen.getByRole("textbox", { name: "Login" }), "chen");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await screen.findByRole("dialog", { name: "Sign-in link for Chen Wu" });
    expect(screen.getByLabelText("Link").textContent).toContain(`#welcome=${token}`);
    expect(backend.heard.find(({ what }) => what === "POST /api/people")?.body).toEqual({
      name: "Chen Wu",
      login: "chen",
      role: "agent",
      extension: "1003",
    });
  });

  it("asks for what is missing before it asks the backend", async () => {
    const { user, backend } = await open();
    await user.click(screen.getByRole("button", { name: "Add somebody" }));
    await user.click(screen.getByRole("button", { name: "Add" }));
    screen.getByText("Enter a name.");
    screen.getByText("Enter a login.");
    expect(backend.count("POST /api/people")).toBe(0);
  });

  it.each([
    ["login-taken", "Somebody else signs in with this login."],
    ["extension-taken", "Another phone has this extension."],
  ] as const)("%s stands at its field, and goes when it is changed", async (code, sentence) => {
    const backend = createFakeBackend();
    backend.on("post", "/api/people", aRefusal(code));
    const { user } = await open(backend);
    await user.click(screen.getByRole("button", { name: "Add somebody" }));
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Chen Wu");
    await user.type(screen.getByRole("textbox", { name: "Login" }), "alice");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await screen.findByText(sentence);
    await user.type(screen.getByRole("textbox", { name: "Login" }), "2");
    await user.type(screen.getByRole("textbox", { name: "Extension" }), "9");
    expect(screen.queryByText(sentence)).toBeNull();
  });
});

describe("changing somebody", () => {
  it("sends only what is another, under the version that was seen", async () => {
    const backend = createFakeBackend();
    backend.on("patch", "/api/people/{personId}", { ...alice, role: "supervisor", version: 2 });
    const { user } = await openChange("Alice Lind", backend);
    await user.selectOptions(screen.getByRole("combobox", { name: "Role" }), "Supervisor");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("Alice Lind was changed.");
    const [heard] = backend.heard.filter(({ what }) => what === "PATCH /api/people/{personId}");
    expect(heard).toMatchObject({ body: { role: "supervisor" }, ifMatch: '"1"' });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says when somebody was faster", async () => {
    const backend = createFakeBackend();
    backend.on("patch", "/api/people/{personId}", aRefusal("changed-meanwhile", {}, 412));
    const { user } = await openChange("Alice Lind", backend);
    await user.type(screen.getByRole("textbox", { name: "Name" }), "!");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("Somebody was faster");
  });

  it("makes a new link", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/people/{personId}/invitation", link);
    const { user } = await openChange("Bob Ortiz", backend);
    await user.click(screen.getByRole("button", { name: "New sign-in link" }));
    await screen.findByRole("dialog", { name: "Sign-in link for Bob Ortiz" });
  });

  it("asks before it disables, with the way back under the fingers", async () => {
    const backend = createFakeBackend();
    backend.on("patch", "/api/people/{personId}", { ...bob, disabled: true, version: 2 });
    const { user } = await openChange("Bob Ortiz", backend);
    await user.click(screen.getByRole("button", { name: "Disable" }));
    const asked = screen.getByRole("alertdialog", { name: "Disable Bob Ortiz?" });
    expect(document.activeElement).toBe(within(asked).getByRole("button", { name: "Cancel" }));
    expect(backend.count("PATCH /api/people/{personId}")).toBe(0);
    await user.click(within(asked).getByRole("button", { name: "Disable" }));
    await screen.findByText("Bob Ortiz was changed.");
  });

  it("asks before it removes, and says that the last administrator stays", async () => {
    const backend = createFakeBackend();
    backend.on("delete", "/api/people/{personId}", aRefusal("last-administrator"));
    const { user } = await openChange("Bob Ortiz", backend);
    await user.click(screen.getByRole("button", { name: "Remove" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    await screen.findByText("The last administrator stays");
  });

  it("nobody disables or removes themselves", async () => {
    await openChange("Nora Haug");
    expect(screen.queryByRole("button", { name: /Disable|Remove/ })).toBeNull();
    screen.getByRole("button", { name: "New sign-in link" });
  });
});
