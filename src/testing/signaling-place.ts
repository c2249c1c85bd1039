import { afterEach, beforeEach, expect } from "vitest";
import type { CallId, CallSignal } from "../core/call/call.ts";
import type { SignalingEvent } from "../core/ports/signaling.ts";
import type { SignalingUnderTest } from "./far-side.ts";

/** Where the tests of the signaling contract happen: an implementation of its own for each test, and what is heard from it. */
export type SignalingPlace = ReturnType<typeof signalingPlace>;

/** To be called within a `describe`: sets up before each of its tests, and clears away after it. */
export function signalingPlace(create: () => Promise<SignalingUnderTest> | SignalingUnderTest) {
  let made: SignalingUnderTest;
  let heard: SignalingEvent[];
  let stopHearing: () => void;

  beforeEach(async () => {
    made = await create();
    heard = [];
    stopHearing = made.signaling.subscribe((event) => void heard.push(event));
  });

  afterEach(async () => {
    stopHearing();
    await made.dispose();
  });

  const lineNews = () => heard.flatMap((event) => (event.type === "line" ? [event.signal.type] : []));
  const callNews = (id: CallId): readonly CallSignal[] =>
    heard.flatMap((event) => (event.type === "call" && event.id === id ? [event.signal] : []));
  /** The story of a call, without its media: ringing may be told more than once. */
  const story = (id: CallId) =>
    callNews(id)
      .map(({ type }) => type)
      .filter(
        (type, index, all) => type !== "media-changed" && !(type === "ringing" && all[index - 1] === type),
      );
  const reason = (id: CallId) =>
    callNews(id).flatMap((signal) => (signal.type === "closed" ? [signal.reason.kind] : []));

  async function act(...acts: readonly (() => Promise<void> | void)[]): Promise<void> {
    for (const each of acts) {
      await each();
      await made.farSide.settle();
    }
  }

  async function signIn(): Promise<void> {
    await act(
      () => made.signaling.openSocket(),
      () => made.signaling.register(),
    );
  }

  /** Signs in and places a call. */
  async function dial(id: CallId): Promise<void> {
    await signIn();
    await act(() => made.signaling.dial({ id, kind: "customer", to: "+34612345678", from: null }));
  }

  /** Signs in and is called; resolves with the id of the offer. */
  async function offered(): Promise<CallId> {
    await signIn();
    await act(() => made.farSide.call());
    const offers = heard.flatMap((event) => (event.type === "offer" ? [event.offer.id] : []));
    expect(offers).toHaveLength(1);
    return String(offers[0]);
  }

  return {
    get signaling() {
      return made.signaling;
    },
    get farSide() {
      return made.farSide;
    },
    /** Everything the implementation has said in this test, or since it was forgotten. */
    get heard(): readonly SignalingEvent[] {
      return heard;
    },
    forget: () => void heard.splice(0),
    lineNews,
    callNews,
    story,
    reason,
    act,
    signIn,
    dial,
    offered,
  };
}
