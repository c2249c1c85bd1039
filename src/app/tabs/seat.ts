import type { Message } from "./messages.ts";
import type { Lead, Seat, SeatPorts } from "./seat-ports.ts";
import type { createSharedSeat } from "./shared-seat.ts";
import { lockOf } from "./tab-ports.ts";

/**
 * One phone a browser: of the tabs that are signed in to a line the one that holds its lock has the phone, and the others are
 * its remote controls. The lock goes with the tab, whether that is closed or crashes, and the next one goes on with the
 * calls. What it takes to be more than one tab (shared-seat.ts) comes with the second.
 */
export function createSeat<Own extends Lead>(ports: SeatPorts<Own>): Seat<Own> {
  const { line, first } = ports;
  const { tab, locks } = ports.tabs;
  const channel = ports.tabs.channel();
  let hasLine = false;
  let isOver = false;
  let shared: ReturnType<typeof createSharedSeat<Own>> | null = null;
  let letGo: () => void = () => undefined;

  const post = (message: Message): void => {
    if (!isOver) channel.postMessage(message);
  };

  /** There are other tabs: what `then` says of them. */
  function share(then: (seat: NonNullable<typeof shared>) => void): void {
    import("./shared-seat.ts").then(
      ({ createSharedSeat: create }) => {
        if (isOver) return;
        shared ??= create({ ...ports, post, take, hasLine });
        then(shared);
      },
      // Its code did not come: a phone works without it, and a tab without one says that its line is off.
      () => undefined,
    );
  }

  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => share((seat) => seat.hear(data)));

  /** True once the lock is ours, until it is let go or stolen. */
  function take(options: LockOptions): Promise<boolean> {
    if (locks === undefined) return Promise.resolve(true);
    let isOurs = false;
    return new Promise((answer) => {
      locks
        .request(lockOf(line), options, (lock) => {
          isOurs = lock !== null && !isOver;
          answer(isOurs);
          return isOurs ? new Promise<void>((done) => (letGo = done)) : undefined;
        })
        .catch(() => {
          if (isOurs) share((seat) => seat.stolen());
          answer(false);
        });
    });
  }

  return {
    own: () => (shared === null ? first : shared.own()),
    start: async (left) => {
      const isOurs = await take({ ifAvailable: true });
      if (isOver) return;
      if (!isOurs) share((seat) => seat.follow(left));
      else if (shared === null) {
        hasLine = true;
        first.open(left, "by-itself");
        post({ type: "leads", line, by: tab });
      } else shared.open(left);
    },
    stop: (why) => {
      if (isOver) return;
      if (why === "signed-out") post({ type: "over", line, by: tab });
      if (shared === null) first.stop();
      else shared.stop();
      isOver = true;
      letGo();
      channel.close();
    },
  };
}
