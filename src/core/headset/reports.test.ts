import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abilitiesOf, pressesOf, usagesFor } from "./presses.ts";
import { layoutOf, readReport, usages, writeReports, type Collection, type ReportItem } from "./reports.ts";

/** A common USB headset: hook as a state, mute as a press, three lights, each with padding behind. */
const desk: readonly Collection[] = [
  {
    usagePage: 0x0c,
    inputReports: [{ reportId: 1, items: [{ usages: [0x0c00e9], reportSize: 1, reportCount: 1 }] }],
  },
  {
    usagePage: 0x0b,
    inputReports: [
      {
        reportId: 8,
        items: [
          {
            usages: [usages.hook],
            isAbsolute: true,
            hasPreferredState: false,
            reportSize: 1,
            reportCount: 1,
          },
          { usages: [usages.mute], isAbsolute: false, reportSize: 1, reportCount: 1 },
          { usages: [], reportSize: 1, reportCount: 6 },
        ],
      },
    ],
    outputReports: [
      {
        reportId: 9,
        items: [{ usages: [usages.offHookLight, usages.ringLight], reportSize: 1, reportCount: 2 }],
      },
      {
        reportId: 10,
        items: [
          { usages: [], reportSize: 3, reportCount: 1 },
          { usages: [usages.muteLight], reportSize: 1, reportCount: 1 },
        ],
      },
    ],
  },
];

const bytes = (...values: number[]) => Uint8Array.from(values);
const lights = (on: Partial<Parameters<typeof usagesFor>[0]>) =>
  writeReports(layoutOf(desk), usagesFor({ offHook: false, ring: false, mute: false, ...on })).map(
    (report) => `${report.reportId}:${[...report.bytes].join(",")}`,
  );

describe("a headset's reports", () => {
  it.each([
    [bytes(0b00), []],
    [bytes(0b01), [usages.hook]],
    [bytes(0b11), [usages.hook, usages.mute]],
    [bytes(0b1111_1100), []],
  ])("are read bit by bit: %s", (data, on) => {
    expect([...readReport(layoutOf(desk), 8, data).on]).toEqual(on);
  });

  it("of other collections and shorter than promised tell nothing", () => {
    expect(readReport(layoutOf(desk), 1, bytes(1)).tells.size).toBe(0);
    expect(readReport(layoutOf(desk), 8, bytes()).tells.size).toBe(0);
  });

  it("light what shall burn, each report whole", () => {
    expect(lights({})).toEqual(["9:0", "10:0"]);
    expect(lights({ offHook: true, mute: true })).toEqual(["9:1", "10:8"]);
    expect(lights({ ring: true })).toEqual(["9:2", "10:0"]);
  });

  it("may name usages by a range, or by number in an array", () => {
    const array: ReportItem = {
      usageMinimum: 0x0b0020,
      usageMaximum: 0x0b002f,
      isArray: true,
      logicalMinimum: 1,
      reportSize: 8,
      reportCount: 2,
    };
    const layout = layoutOf([{ usagePage: 0x0b, inputReports: [{ items: [array] }] }]);
    expect([...readReport(layout, 0, bytes(0, 16)).on]).toEqual([usages.mute]);
    expect([...readReport(layout, 0, bytes(1, 255)).on]).toEqual([usages.hook]);
  });

  it("are read as they were written, however a device arranges them", () => {
    const every = Object.values(usages);
    const item = fc.record({
      usages: fc.array(fc.constantFrom(...every, 0x0b0070), { maxLength: 4 }),
      reportSize: fc.integer({ min: 1, max: 9 }),
      reportCount: fc.integer({ min: 0, max: 4 }),
    });
    const report = fc.record({
      reportId: fc.integer({ min: 1, max: 3 }),
      items: fc.array(item, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(report, { selector: ({ reportId }) => reportId }),
        fc.subarray(every),
        (reports, on) => {
          const layout = layoutOf([{ usagePage: 0x0b, inputReports: reports, outputReports: reports }]);
          const wanted = new Set(on);
          for (const { reportId, bytes: data } of writeReports(layout, wanted)) {
            const read = readReport(layout, reportId, data);
            for (const usage of read.tells)
              expect(read.on.has(usage)).toBe(wanted.has(usage as (typeof every)[number]));
          }
        },
      ),
    );
  });

  it("never make it stumble, whatever a device claims", () => {
    const size = fc.integer({ min: 0, max: 300 });
    const item = fc.record({
      usages: fc.array(fc.nat()),
      isArray: fc.boolean(),
      reportSize: size,
      reportCount: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(item), fc.uint8Array(), (items, data) => {
        const layout = layoutOf([{ usagePage: 0x0b, inputReports: [{ items }], outputReports: [{ items }] }]);
        readReport(layout, 0, data);
        writeReports(layout, new Set([usages.ringLight]));
        abilitiesOf(layout);
      }),
    );
  });
});

describe("what a headset can do", () => {
  it("is told from its reports", () => {
    expect(abilitiesOf(layoutOf(desk))).toEqual({ hook: true, mute: true, lights: true });
    expect(abilitiesOf(layoutOf([]))).toEqual({ hook: false, mute: false, lights: false });
  });
});

describe("presses", () => {
  const pressed = (before: readonly number[], after: readonly number[], collections = desk) =>
    pressesOf(layoutOf(collections), new Set(before), new Set(after));
  const withHook = (facts: ReportItem): readonly Collection[] => [
    {
      usagePage: 0x0b,
      inputReports: [{ items: [{ ...facts, usages: [usages.hook], reportSize: 1, reportCount: 1 }] }],
    },
  ];

  it("of the hook are places", () => {
    expect(pressed([], [usages.hook])).toEqual([{ type: "hook", hook: "off" }]);
    expect(pressed([usages.hook], [])).toEqual([{ type: "hook", hook: "on" }]);
    expect(pressed([usages.hook], [usages.hook])).toEqual([]);
  });

  it("of a hook that only tells of being pressed turn it round", () => {
    expect(pressed([], [usages.hook], withHook({ isAbsolute: false }))).toEqual([
      { type: "hook", hook: "toggle" },
    ]);
    expect(pressed([usages.hook], [], withHook({ isAbsolute: false }))).toEqual([]);
  });

  it("of mute count when it goes down, not when it comes up", () => {
    expect(pressed([], [usages.mute])).toEqual([{ type: "mute" }]);
    expect(pressed([usages.mute], [])).toEqual([]);
  });
});
