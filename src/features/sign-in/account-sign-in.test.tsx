import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { AccountSignIn } from "./account-sign-in.tsx";

afterEach(cleanup);

it("says once what a lab's people are, and signs in as one of them by one click", async () => {
  const asked: unknown[] = [];
  render(
    <AccountSignIn
      options={{ password: true, oidc: null, firstRun: false }}
      oidcUrl="/api/oidc/start"
      login=""
      problem={null}
      signIn={(fields) => {
        asked.push(fields);
        return Promise.resolve();
      }}
      demoPeople={[
        { name: "Alice Lind", role: "agent", login: "alice", password: "a" },
        { name: "Bob Ortiz", role: "agent", login: "bob", password: "b" },
        { name: "Sara Kim", role: "supervisor", login: "sara", password: "s" },
      ]}
    />,
  );
  expect(screen.getAllByText("As an agent")).toHaveLength(1);
  const sara = screen.getByRole("button", { name: "Continue as Sara Kim (demo)" });
  expect(sara.previousElementSibling?.textContent).toBe("As a supervisor");
  await userEvent.setup().click(sara);
  expect(asked).toEqual([{ login: "sara", password: "s" }]);
});
