import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aPermission, salesId, salesNumber, supportId } from "../testing/api-builders.ts";
import { aCall, aLineUp, aReason } from "../testing/builders.ts";
import { createFakeBackend } from "../testing/fake-backend.ts";
import { entryOf } from "../core/history/entry.ts";
import { fakeHistory } from "../testing/records.ts";
import { bruno, lucia, maria, sales, support } from "../testing/people.ts";
import { CallChoiceAtBackend } from "../features/call-permission/call-choice.tsx";
import { knowingCallChoice } from "../features/call-permission/knowing-call-choice.tsx";
import { renderAtWork, renderWithBackend } from "../testing/render-screen.tsx";
import { PhoneScreen } from "./phone-screen.tsx";

const phone = <PhoneScreen takesFocus={false} />;
const panel = async () =>
  within(
    await within(screen.getByRole("complementary", { name: "Customer and number" })).findByRole("region", {
      name: "Customer",
    }),
  );
const number = (name: string) => screen.findByRole("region", { name });
const box = () => screen.getByRole("textbox", { name: "Number" });
const looks = (backend: ReturnType<typeof createFakeBackend>) =>
  backend.heard.filter(({ what }) => what === "POST /api/permissions/look").map(({ body }) => body);

describe("the companion panel is about", () => {
  it("the call under way, before another offer", async () => {
    const lineUp = aLineUp([
      aCall("incoming", { id: "offer", party: bruno, businessNumber: support }),
      aCall("established", { party: maria, businessNumber: sales }),
    ]);
    renderAtWork(phone, { lineUp });
    (await panel()).getByText("María Ortega");
    within(await number("Business number called")).getByText("Sales");
  });

  it("whoever is at the other end now: the customer whom a colleague handed over", async () => {
    const asked = aCall("established", { kind: "colleague", party: lucia, businessNumber: null });
    const { become } = renderAtWork(phone, { lineUp: aLineUp([asked]) });
    (await panel()).getByText("Who calls or is called appears here.");
    become({ lineUp: aLineUp([{ ...asked, kind: "customer", party: maria }]) });
    (await panel()).getByText("María Ortega");
  });

  it("the customer who is in a conference, until they leave it", async () => {
    const room = aCall("dialing", { id: "room", kind: "conference", merges: ["maria", "lucia"] });
    const { become } = renderAtWork(phone, {
      lineUp: aLineUp([
        aCall("established", { id: "maria", party: maria, businessNumber: sales, hold: "held" }),
        aCall("established", { id: "lucia", kind: "colleague", party: lucia, hold: "held" }),
        room,
      ]),
    });
    // The calls it was made of are part of it now, and calls no longer.
    const up = aCall("established", { ...room, phase: "established" });
    become({ lineUp: aLineUp([up]) });
    (await panel()).getByText("María Ortega");
    within(await number("Business number called")).getByText("Sales");
    become({ lineUp: aLineUp([{ ...up, gone: [maria.number] }]) });
    (await panel()).getByText("Who calls or is called appears here.");
  });

  it("the number a call of ours goes out from", async () => {
    const lineUp = aLineUp([aCall("ringing", { party: maria, businessNumber: support })]);
    renderAtWork(phone, { lineUp });
    within(await number("Called from")).getByText("Support");
  });

  it("nobody, and the number the next call goes out from, while there is no call", async () => {
    const { user } = renderAtWork(phone);
    (await panel()).getByText("Who calls or is called appears here.");
    within(await number("Calls go out from")).getByText("Support");
    await user.selectOptions(screen.getByRole("combobox", { name: "Call from" }), "from Sales ··0100");
    within(await number("Calls go out from")).getByText("Sales");
  });

  it("the customer whose number stands complete in the dial box", async () => {
    const { user } = renderAtWork(phone);
    await user.type(box(), maria.number);
    await waitFor(async () => (await panel()).getByText("+34 612 345 678"));
    await user.type(box(), "{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}");
    await screen.findByText("Who calls or is called appears here.");
  });

  it("that customer also under the outcome of a call, but not during one", async () => {
    const ended = aCall("ended", { party: bruno });
    const { become, user } = renderAtWork(phone, {
      lineUp: aLineUp([], { recent: [ended], outcome: ended.id }),
    });
    (await panel()).getByText("Bruno Hall");
    await user.type(box(), maria.number);
    await waitFor(async () => (await panel()).getByText("+34 612 345 678"));
    become({ lineUp: aLineUp([aCall("incoming", { party: bruno })]) });
    (await panel()).getByText("Bruno Hall");
  });
});

const phoneAtBackend = <CallChoiceAtBackend value={knowingCallChoice}>{phone}</CallChoiceAtBackend>;

describe("a call back from the recent calls", () => {
  const missed = aCall("ended", {
    party: maria,
    businessNumber: sales,
    since: null,
    reason: aReason("missed"),
  });
  const over = { history: fakeHistory([entryOf(missed)]) };
  const again = () => screen.findByRole("button", { name: "Call María Ortega" });

  function withPermission(facts: Parameters<typeof aPermission>[0]) {
    const backend = createFakeBackend();
    backend.on("post", "/api/permissions/look", aPermission({ numberId: salesId, ...facts }));
    return renderWithBackend(phoneAtBackend, { backend, over });
  }

  it("is placed where the customer may be called", async () => {
    const { user, asked, backend } = withPermission({ expiresAt: null, state: "permanent" });
    await user.click(await again());
    await waitFor(() => expect(asked).toEqual([{ dial: [maria.number, sales] }]));
    expect(looks(backend)).toEqual([{ numberId: salesId, customer: maria.number, fresh: false }]);
  });

  // prettier-ignore
  it.each([
    ["where permission must be asked for first", { state: "none", verb: "ask", expiresAt: null },                                             "Ask permission"],
    ["where it would end the permission",        { state: "permanent", expiresAt: null, unanswered: { inARow: 3, warnsAt: 2, endsAt: 4, next: "ends-permission" } }, "Call"],
  ] as const)("stops in the dial box %s", async (_where, permission, button) => {
    const backend = createFakeBackend();
    const permissionTemplate = { name: "may_we_call", language: "en" } as const;
    backend.on("get", "/api/numbers", [salesNumber({ permissionTemplate })]);
    backend.on("post", "/api/permissions/look", aPermission({ numberId: salesId, ...permission }));
    const { user, asked, dialDraft } = renderWithBackend(phoneAtBackend, { backend, over });
    await user.click(await again());
    await waitFor(() => expect(dialDraft.getState()).toMatchObject({ text: maria.number, from: sales }));
    await screen.findByRole("button", { name: button });
    expect(document.activeElement).toBe(box());
    expect(asked).toEqual([]);
  });

  it("is placed all the same when nothing is known", async () => {
    const backend = createFakeBackend();
    backend.goAway();
    const { user, asked } = renderWithBackend(phoneAtBackend, { backend, over });
    await user.click(await again());
    await waitFor(() => expect(asked).toEqual([{ dial: [maria.number, sales] }]), { timeout: 3_000 });
  });

  it("is not placed into a call that came in meanwhile", async () => {
    const backend = createFakeBackend();
    let answer: () => void = () => undefined;
    backend.on(
      "post",
      "/api/permissions/look",
      () => new Promise((done) => (answer = () => done(aPermission()))),
    );
    const { user, asked, become } = renderWithBackend(phoneAtBackend, { backend, over });
    await user.click(await again());
    await waitFor(() => expect(looks(backend)).toHaveLength(1));
    become({ lineUp: aLineUp([aCall("incoming", { party: bruno, businessNumber: support })]) });
    await act(async () => {
      answer();
      await Promise.resolve();
    });
    await waitFor(() => expect(looks(backend).at(-1)).toMatchObject({ numberId: supportId }));
    expect(asked).toEqual([]);
  });
});
