import { expect, test } from "vitest";
import { faultsIn, type HostileResult } from "./result.ts";

const unharmed: HostileResult = {
  seed: 4475,
  sent: [],
  messages: 1_000_000,
  exceptions: 0,
  exception_sorts: [],
  longest_task_ms: 50,
  longest_message_ms: 12,
  tasks_over_50_ms: 0,
  options: { asked: 4_000, answered: 4_000, slowest_ms: 300, asked_again: 0 },
  calls: { tried: 100, up: 100 },
  calls_left: 0,
  tones_left: 0,
  peer_connections_left: 2,
  script_ran: false,
  dialogs_opened: 0,
  pages_left: false,
  sockets: 1,
  heap_before_bytes: 8_000_000,
  heap_after_bytes: 18_000_000,
  seconds: 600,
};

test("a phone that is unharmed has no fault", () => {
  expect(faultsIn(unharmed)).toEqual([]);
});

test.each<[Partial<HostileResult>, string]>([
  [{ exceptions: 2 }, "2 exceptions that nobody caught."],
  [
    { longest_task_ms: 51, tasks_over_50_ms: 3 },
    "The page was away for 51 ms, longer than 50 ms; 3 times in all.",
  ],
  [
    { options: { asked: 4, answered: 3, slowest_ms: 1, asked_again: 0 } },
    "1 of 4 OPTIONS were not answered.",
  ],
  [{ calls: { tried: 4, up: 3 } }, "1 of 4 proper calls did not come up."],
  [{ calls_left: 1 }, "1 calls stayed on the screen."],
  [{ tones_left: 2 }, "It went on ringing: 2 tones after the last call."],
  [{ peer_connections_left: 3 }, "3 connections stayed open."],
  [{ script_ran: true }, "A script of the server's ran in the page."],
  [{ dialogs_opened: 1 }, "1 dialogs were opened."],
  [{ pages_left: true }, "The page went elsewhere."],
  [{ heap_after_bytes: 18_000_001 }, "The heap has grown by 10.0 MB, more than 10 MB."],
])("tells of %j", (harm, fault) => {
  expect(faultsIn({ ...unharmed, ...harm })).toEqual([fault]);
});
