import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, onTestFinished } from "vitest";
import { applyLiveEvent } from "../api/apply-live-event.ts";
import { createApi } from "../api/client.ts";
import type { Person } from "../api/contract.ts";
import { createLive } from "../api/live.ts";
import { createQueryClient } from "../api/query-client.ts";
import { BackendProvider } from "../api/react.tsx";
import type { PhoneState } from "../phone/phone.ts";
import type { Noticing } from "../stores/noticing.tsx";
import type { Workplace } from "../stores/react.tsx";
import "./jsdom-gaps.ts";
import { createFakeBackend, type FakeBackend } from "./fake-backend.ts";
import { alice } from "./staff.ts";
import { fakeWork, type FakeWork } from "./work-place.tsx";

afterEach(cleanup);

/** Renders a screen at a workplace whose phone stands as given; `become` moves the phone on. */
export function renderAtWork(
  screen: ReactNode,
  state: Partial<PhoneState> = {},
  over: Partial<Workplace> = {},
  noticed: Partial<Noticing> = {},
) {
  const work = fakeWork(state, over, noticed);
  render(<work.Provider>{screen}</work.Provider>);
  return screenOf(work);
}

type WithBackend = {
  /** The usual one (src/testing/fake-backend.ts) unless the test has set up its own. */
  readonly backend?: FakeBackend;
  /** Who is signed in. */
  readonly person?: Person;
  readonly state?: Partial<PhoneState>;
  readonly over?: Partial<Workplace>;
};

/** The same with a backend behind it, whose events arrive while the test runs. Answers take a turn: `await screen.findBy…`. */
export function renderWithBackend(screen: ReactNode, about: WithBackend = {}) {
  const { backend = createFakeBackend(), person = alice, state = {}, over = {} } = about;
  const work = fakeWork(state, over);
  const api = createApi("https://calls.example.com", backend.fetch);
  const queries = createQueryClient();
  // Tries again like the real one, but does not make a test wait.
  const { queries: reading, ...others } = queries.getDefaultOptions();
  queries.setDefaultOptions({ ...others, queries: { ...reading, retryDelay: 1 } });
  const live = createLive({
    open: api.openEvents,
    clock: {
      now: Date.now,
      after: (delay, callback) => {
        const timer = setTimeout(callback, delay);
        return () => clearTimeout(timer);
      },
    },
    chance: { random: () => 0.5 },
    hear: (event) => applyLiveEvent(queries, event),
  });
  live.start();
  onTestFinished(() => {
    live.stop();
    queries.clear();
  });
  render(
    <QueryClientProvider client={queries}>
      <BackendProvider value={{ api, person, live }}>
        <work.Provider>{screen}</work.Provider>
      </BackendProvider>
    </QueryClientProvider>,
  );
  return { ...screenOf(work), backend, live };
}

function screenOf(work: FakeWork) {
  return {
    asked: work.asked,
    prepared: work.prepared,
    preferences: work.preferences,
    dialDraft: work.dialDraft,
    dialLinks: work.dialLinks,
    sound: work.sound,
    place: work.place,
    go: (place: string) => act(() => work.go(place)),
    become: (change: Partial<PhoneState>) => act(() => work.become(change)),
    user: userEvent.setup(),
  };
}
