import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { aBusinessNumber, aMetaFault, anAccount } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { nora } from "../../testing/staff.ts";
import { AddNumber } from "./add-number.tsx";

const service = aBusinessNumber({ id: "00000000-0000-4000-9000-000000000007", label: "Service" });
const known = {
  phoneNumberId: "106540352242922",
  number: "+12145550111",
  verifiedName: "Example Ltd",
  added: true,
};
const free = {
  phoneNumberId: "106540352242999",
  number: "+12145550133",
  verifiedName: "Example Service",
  added: false,
};
const other = { ...free, phoneNumberId: "106540352242998", number: "+351912345678", verifiedName: null };
const post = "POST /api/numbers";

async function open(offered: (typeof free | typeof other)[], backend = createFakeBackend()) {
  backend.on("get", "/api/accounts/{accountId}/numbers-at-meta", offered);
  backend.on("post", "/api/numbers", service);
  const rendered = renderWithBackend(<AddNumber accountId={undefined} />, { backend, person: nora });
  await screen.findByRole("form", { name: "Add a number" });
  return { ...rendered, backend };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const heardBody = (backend: ReturnType<typeof createFakeBackend>) =>
  backend.heard.find(({ what }) => what === post)?.body;

it("picks one that Meta names, under the name it has there", async () => {
  const { user, backend, place } = await open([known, free, other]);
  expect(await screen.findByRole("radio", { name: /already here/ })).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("radio", { name: "+1 214 555 013 3" }));
  expect(field("Name for your team").value).toBe("Example Service");
  await user.clear(field("Name for your team"));
  await user.type(field("Name for your team"), "Service");
  await user.click(screen.getByRole("button", { name: "Add number" }));
  await waitFor(() => expect(place()).toBe(`/numbers/${service.id}`));
  expect(heardBody(backend)).toEqual({
    accountId: anAccount().id,
    phoneNumberId: free.phoneNumberId,
    label: "Service",
  });
});

it("the only free one is chosen already", async () => {
  await open([known, free]);
  expect(await screen.findByRole("radio", { name: "+1 214 555 013 3" })).toHaveProperty("checked", true);
});

it("asks for a choice and a name before it asks the backend", async () => {
  const { user, backend } = await open([free, other]);
  await screen.findByRole("radio", { name: "Another number" });
  await user.click(screen.getByRole("button", { name: "Add number" }));
  screen.getByText("Choose a number.");
  screen.getByText("Enter a name.");
  expect(backend.count(post)).toBe(0);
});

it("takes an id by hand where a partner names no numbers, and the number as people write it", async () => {
  const { user, backend } = await open([]);
  await user.type(await screen.findByRole("textbox", { name: "Phone number id" }), "12ab");
  await user.type(field("Phone number"), "+351 912-345 678");
  await user.type(field("Name for your team"), "Lisbon");
  await user.click(screen.getByRole("button", { name: "Add number" }));
  screen.getByText("An id of Meta’s has 5 to 32 digits and nothing else.");
  await user.clear(field("Phone number id"));
  await user.type(field("Phone number id"), "106540352242998");
  await user.click(screen.getByRole("button", { name: "Add number" }));
  await waitFor(() => expect(backend.count(post)).toBe(1));
  expect(heardBody(backend)).toMatchObject({ phoneNumberId: "106540352242998", number: "+351912345678" });
});

it("says what the backend found wrong at its field", async () => {
  const backend = createFakeBackend();
  const { user } = await open([], backend);
  backend.on(
    "post",
    "/api/numbers",
    aRefusal("invalid", { fields: [{ path: "/number", fault: "required" }] }, 422),
  );
  await user.type(await screen.findByRole("textbox", { name: "Phone number id" }), "106540352242998");
  await user.type(field("Name for your team"), "Lisbon");
  await user.click(screen.getByRole("button", { name: "Add number" }));
  await screen.findByText("The partner does not tell the number of this id. Enter it.");
});

it("still takes an id when Meta does not answer", async () => {
  const backend = createFakeBackend();
  backend.on(
    "get",
    "/api/accounts/{accountId}/numbers-at-meta",
    aRefusal("meta", { meta: aMetaFault("token-refused") }, 502),
  );
  renderWithBackend(<AddNumber accountId={undefined} />, { backend, person: nora });
  await screen.findByText("Meta does not accept the access token");
  screen.getByRole("textbox", { name: "Phone number id" });
});

it("leads to an account where there is none", async () => {
  const backend = createFakeBackend();
  backend.on("get", "/api/accounts", []);
  renderWithBackend(<AddNumber accountId={undefined} />, { backend, person: nora });
  await screen.findByRole("link", { name: "Add a Meta account" });
});
