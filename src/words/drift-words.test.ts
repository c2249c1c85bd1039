import { describe, expect, it } from "vitest";
import type { Drift } from "../api/contract.ts";
import { tellDrift } from "./drift-words.ts";

const nine = new Date(2026, 10, 20, 9).getTime();
const drift = (kind: Drift["kind"], facts: Partial<Drift> = {}): Drift => ({
  kind,
  severity: "warning",
  params: {},
  remedy: "write-settings",
  ...facts,
});

describe("what is wrong with a number", () => {
  it("names what blocks calls first", () => {
    const rows = tellDrift([drift("settings-differ"), drift("sip-off", { severity: "blocking" })], nine);
    expect(rows.map(({ title }) => title)).toEqual(["SIP is off at Meta", "Settings at Meta differ"]);
  });

  it("says what it leads to, with the values that matter", () => {
    const params = { hostname: "old.example.com", port: "5061" };
    expect(tellDrift([drift("second-server", { params })], nine)[0]?.meaning).toBe(
      "Another app registered old.example.com:5061. When it hangs up, your calls end too.",
    );
  });

  it("tells differing settings in one row", () => {
    const rows = tellDrift(
      [
        drift("settings-differ", { params: { field: "callHours" } }),
        drift("settings-differ", { params: { field: "callIcon" } }),
      ],
      nine,
    );
    expect(rows.map(({ meaning }) => meaning)).toEqual([
      "Somebody changed them there, or a change has not arrived: call hours, call icon.",
    ]);
  });

  it("says until when a number is restricted, and why, in Meta's words made harmless", () => {
    const params = {
      what: "outbound-calls",
      until: new Date(2026, 10, 26, 18).toISOString(),
      reason: "low\u202e quality",
    };
    const [row] = tellDrift([drift("restricted", { params })], nine);
    expect(row?.title).toBe("Meta allows no outgoing calls");
    expect(row?.meaning).toMatch(/ Until Thu 26 Nov, 18:00\. low quality$/);
  });
});
