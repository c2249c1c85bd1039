import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { ChangePassword } from "./change-password.tsx";

const current = () => screen.getByLabelText("Current password");
const next = () => screen.getByLabelText("New password");
const submit = () => screen.getByRole("button", { name: "Change password" });
/** The sentence that stands under a field first: its fault, else its hint. */
const faultOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent;

function opened(backend = createFakeBackend()) {
  const onClose = vi.fn();
  return { ...renderWithBackend(<ChangePassword onClose={onClose} />, { backend }), onClose };
}

describe("changing one's password", () => {
  it("sends both, and says what it did to the other sign-ins", async () => {
    const { user, backend, onClose } = opened();
    await user.type(current(), "four words are enough");
    await user.type(next(), "correct horse battery{Enter}");
    expect((await screen.findByRole("status")).textContent).toContain("Your other sign-ins have ended");
    expect(backend.heard.find(({ what }) => what.startsWith("PUT /api/session"))?.body).toEqual({
      current: "four words are enough",
      next: "correct horse battery",
    });
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says what is missing before anything is sent", async () => {
    const { user, backend } = opened();
    await user.type(next(), "short");
    await user.click(submit());
    expect(faultOf(current())).toBe("Enter your password.");
    expect(faultOf(next())).toBe("Use at least 12 characters.");
    expect(backend.count("PUT /api/session/password")).toBe(0);
  });

  it.each([
    ["/current", "wrong", current, "This is not your password."],
    ["/next", "common", next, "Many people use this one"],
    ["/next", "is-login", next, "Not your login"],
    ["/next", "of-tomorrow", next, "This password cannot be used."],
  ])("tells at the field what the backend has against it: %s %s", async (path, fault, field, text) => {
    const backend = createFakeBackend();
    backend.on("put", "/api/session/password", aRefusal("invalid", { fields: [{ path, fault }] }, 422));
    const { user } = opened(backend);
    await user.type(current(), "guessed");
    await user.type(next(), "password1234{Enter}");
    await vi.waitFor(() => expect(faultOf(field())).toContain(text));
    expect(screen.queryByRole("alert")).toBeNull();
    await user.type(field(), "x");
    expect(faultOf(field()) ?? "").not.toContain(text);
  });

  it("whoever finds an open page cannot guess on", async () => {
    const backend = createFakeBackend();
    backend.on("put", "/api/session/password", aRefusal("locked-out", { retryAfter: 600 }, 429));
    const { user } = opened(backend);
    await user.type(current(), "guessed");
    await user.type(next(), "correct horse battery{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("Try again in 10 min.");
  });
});
