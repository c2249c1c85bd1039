import { expect, it } from "vitest";
import { ApiProblem } from "../../api/problem.ts";
import { alice, bob, nora } from "../../testing/staff.ts";
import { changeOf, faultsFrom, faultsOf, newPersonOf, nextExtension } from "./person-form.ts";

const filled = { name: "Chen Wu", login: "chen", role: "agent", extension: "1003" } as const;

it.each([
  [{}, {}],
  [{ name: "  " }, { name: "no-name" }],
  [{ login: "" }, { login: "no-login" }],
  [{ login: "chen wu" }, { login: "bad-login" }],
  [{ extension: "" }, {}],
  [{ extension: "12" }, { extension: "bad-extension" }],
  [{ extension: "0100" }, { extension: "bad-extension" }],
  [{ extension: "1000000" }, { extension: "bad-extension" }],
  [{ extension: "10x3" }, { extension: "bad-extension" }],
])("%o: %o", (over, faults) => {
  expect(faultsOf({ ...filled, ...over })).toEqual(faults);
});

it("sends what was typed without the blanks around it, and no extension as none", () => {
  expect(newPersonOf({ ...filled, name: " Chen Wu ", login: " chen ", extension: " " })).toEqual({
    name: "Chen Wu",
    login: "chen",
    role: "agent",
    extension: null,
  });
});

it("changes only what is another than before", () => {
  const same = { name: alice.name, login: alice.login, role: alice.role, extension: "1001" };
  expect(changeOf(alice, same)).toBeNull();
  expect(changeOf(alice, { ...same, role: "supervisor", extension: "" })).toEqual({
    role: "supervisor",
    extension: null,
  });
});

it("offers the extension after the highest", () => {
  expect(nextExtension([nora])).toBe("1001");
  expect(nextExtension([bob, alice, nora])).toBe("1003");
  expect(nextExtension([{ ...bob, extension: "999999" }])).toBe("");
});

it("puts a problem of the backend at the field it is about", () => {
  expect(faultsFrom(new ApiProblem({ code: "login-taken" }))).toEqual({ login: "login-taken" });
  expect(faultsFrom(new ApiProblem({ code: "extension-taken" }))).toEqual({ extension: "extension-taken" });
  expect(faultsFrom(new ApiProblem({ code: "pbx-unreachable" }))).toBeNull();
  expect(faultsFrom(null)).toBeNull();
});
