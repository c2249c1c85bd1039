import { expect, it } from "vitest";
import { createPhone } from "../phone/phone.ts";
import { silentLogger } from "../shared/logger.ts";
import { createFakeSignaling } from "../testing/fake-signaling.ts";
import { createFixedChance } from "../testing/fixed-chance.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { maria } from "../testing/people.ts";
import { aContact, fakeContacts } from "../testing/records.ts";
import { mirrorOf } from "./phone-store.ts";

function aMirroredPhone() {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  return { phone, network: signaling.network, ...mirrorOf(phone, fakeContacts()) };
}

it("shows the phone as it is, from the start and after every change", () => {
  const { phone, network, store } = aMirroredPhone();
  expect(store.getState()).toBe(phone.state());
  phone.line({ type: "sign-in" });
  network.deliver();
  expect(store.getState()).toBe(phone.state());
  expect(store.getState().line.phase).toBe("ready");
});

it("tells its screens once a change", () => {
  const { phone, store } = aMirroredPhone();
  const seen: string[] = [];
  store.subscribe(({ line }) => void seen.push(line.phase));
  phone.line({ type: "sign-in" });
  expect(seen).toEqual(["connecting"]);
});

it("tells whoever asks how the phone stands now, drawn or not, in the same words each time", () => {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const contacts = fakeContacts();
  contacts.save([aContact({ name: "Mariana from Acme" })]);
  const { store } = mirrorOf(phone, contacts, () => undefined);
  phone.line({ type: "sign-in" });
  signaling.network.deliver();
  signaling.network.offer();
  const { live } = store.getState().lineUp;
  expect(live).toMatchObject([{ phase: "incoming", party: { name: "Mariana from Acme" } }]);
  expect(store.getState()).toBe(store.getState());
});

it("is drawn once for all that happens before the screens may draw", () => {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const due: (() => void)[] = [];
  const { store, stop } = mirrorOf(phone, fakeContacts(), (draw) => void due.push(draw));
  const seen: string[] = [];
  store.subscribe(({ line }) => void seen.push(line.phase));
  phone.line({ type: "sign-in" });
  signaling.network.deliver();
  expect(seen).toEqual([]);
  for (const draw of due.splice(0)) draw();
  expect(seen).toEqual(["ready"]);
  phone.line({ type: "sign-out" });
  stop();
  for (const draw of due.splice(0)) draw();
  expect(seen).toEqual(["ready"]);
});

it("is never behind, whichever listener acts first", () => {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  phone.subscribe((_before, after) => {
    const [call] = after.lineUp.live;
    if (call?.phase === "incoming") phone.call(call.id, { type: "answer" });
  });
  const { store } = mirrorOf(phone, fakeContacts());
  signaling.network.offer();
  expect(store.getState().lineUp.live).toMatchObject([{ phase: "answering" }]);
});

it("keeps the last picture once it is stopped", () => {
  const { phone, store, stop } = aMirroredPhone();
  phone.line({ type: "sign-in" });
  stop();
  phone.line({ type: "sign-out" });
  expect(store.getState().line.phase).toBe("connecting");
});

it("shows who calls by the name the contacts have, as soon as they have it", () => {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const contacts = fakeContacts();
  const { store, stop } = mirrorOf(phone, contacts);
  phone.line({ type: "sign-in" });
  signaling.network.deliver();
  const nameShown = () => store.getState().lineUp.live[0]?.party.name;
  signaling.network.offer();
  signaling.network.deliver();
  expect(nameShown()).toBe(maria.name);
  contacts.save([aContact({ name: "Mariana from Acme" })]);
  expect(nameShown()).toBe("Mariana from Acme");
  stop();
  contacts.save([aContact({ name: "Somebody else" })]);
  expect(nameShown()).toBe("Mariana from Acme");
});
