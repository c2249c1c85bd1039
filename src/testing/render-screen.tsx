import { act, cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import type { PhoneState } from "../phone/phone.ts";
import type { Workplace } from "../stores/react.tsx";
import { fakeWork } from "./work-place.tsx";

// What jsdom, which has no layout and no top layer, leaves out.
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

afterEach(cleanup);

/** Renders a screen at a workplace whose phone stands as given; `become` moves the phone on. */
export function renderAtWork(
  screen: ReactNode,
  state: Partial<PhoneState> = {},
  over: Partial<Workplace> = {},
) {
  const work = fakeWork(state, over);
  render(<work.Provider>{screen}</work.Provider>);
  return {
    asked: work.asked,
    preferences: work.preferences,
    sound: work.sound,
    become: (change: Partial<PhoneState>) => act(() => work.become(change)),
    user: userEvent.setup(),
  };
}
