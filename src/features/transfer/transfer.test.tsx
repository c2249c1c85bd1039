import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Presence, PresenceNews } from "../../core/ports/presence.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { sales } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import type { Workplace } from "../../stores/react.tsx";
import { TransferPicker } from "./transfer-picker.tsx";

const list = [
  { extension: "1001", name: "Alice Lind" },
  { extension: "1002", name: "Bob Ortiz" },
  { extension: "1003", name: "Élodie Martin" },
  { extension: "1004", name: "Diego Ruiz" },
];

/** Colleagues whose phones stand as given; `tell` moves one on. */
function company(presences: Readonly<Record<string, Presence>> = {}) {
  const listeners = new Map<string, (news: PresenceNews) => void>();
  const colleagues: Workplace["colleagues"] = {
    list,
    watch: (extension, listener) => {
      listeners.set(extension, listener);
      const presence = presences[extension];
      if (presence !== undefined) listener({ presence, with: null });
      return () => void listeners.delete(extension);
    },
  };
  const tell = (extension: string, presence: Presence) =>
    act(() => listeners.get(extension)?.({ presence, with: null }));
  return { colleagues, tell, watched: () => [...listeners.keys()] };
}

const talking = { lineUp: aLineUp([aCall("established", { id: "maria" })]) };

function opened(presences?: Parameters<typeof company>[0], state = talking) {
  const { colleagues, ...others } = company(presences);
  let closed = 0;
  const work = renderAtWork(
    <TransferPicker
      id="maria"
      who="María Ortega"
      from={sales}
      close={() => {
        closed += 1;
      }}
    />,
    state,
    { colleagues, agent: { user: "1001", name: "Alice Lind" } },
  );
  return { ...work, ...others, closed: () => closed };
}

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Transfer María Ortega" });
const names = () => screen.queryAllByRole("option").map((option) => option.querySelector("bdi")?.textContent);
const chosen = () => screen.getByRole("option", { selected: true }).querySelector("bdi")?.textContent;

describe("whom a call can go to", () => {
  it("is everybody but oneself: who can take it first, with words for how they stand", () => {
    opened({ "1002": "talking", "1003": "ready", "1004": "offline" });
    expect(names()).toEqual(["Élodie Martin", "Bob Ortiz", "Diego Ruiz"]);
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
      expect.stringContaining("Ready"),
      expect.stringContaining("On a call"),
      expect.stringContaining("Offline"),
    ]);
    expect(document.activeElement).toBe(field());
  });

  it("is found by any part of the name, without accents, or by extension", async () => {
    const { user } = opened();
    await user.type(field(), "elo");
    expect(names()).toEqual(["Élodie Martin"]);
    await user.clear(field());
    await user.type(field(), "1004");
    expect(names()).toEqual(["Diego Ruiz"]);
  });

  it("is any number, however it is written", async () => {
    const { user, asked, closed } = opened();
    await user.type(field(), "0034 612-345-678{Enter}");
    expect(asked).toEqual([
      { call: ["maria", { type: "transfer", to: "+34612345678", purpose: "transfer" }] },
    ]);
    expect(closed()).toBe(1);
  });

  it("is an extension that is on no list", async () => {
    const { user } = opened();
    await user.type(field(), "2005");
    expect(names()).toEqual(["2005"]);
  });

  it("keeps its order while somebody points at it", async () => {
    const { user, tell } = opened({ "1002": "ready", "1003": "talking", "1004": "talking" });
    await user.keyboard("{ArrowDown}");
    const before = names();
    tell("1004", "ready");
    tell("1002", "offline");
    expect(names()).toEqual(before);
  });

  it("says so when nobody fits", async () => {
    const { user } = opened();
    await user.type(field(), "zz");
    screen.getByText(/^Nobody is called like this/);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Transfer now" }).disabled).toBe(true);
  });

  it("is watched only while it is open", () => {
    const { watched } = opened();
    expect(watched()).toEqual(["1002", "1003", "1004"]);
  });
});

describe("the keyboard", () => {
  it("moves along the list and transfers at once with Enter", async () => {
    const { user, asked } = opened({ "1002": "ready", "1003": "ready", "1004": "ready" });
    expect(chosen()).toBe("Bob Ortiz");
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(chosen()).toBe("Diego Ruiz");
    await user.keyboard("{Enter}");
    expect(asked).toEqual([{ call: ["maria", { type: "transfer", to: "1004", purpose: "transfer" }] }]);
  });

  it("asks first with Shift+Enter", async () => {
    const { user, asked, closed } = opened();
    await user.type(field(), "bob{Shift>}{Enter}{/Shift}");
    expect(asked).toEqual([
      {
        consult: ["maria", { kind: "colleague", party: { number: "1002", name: "Bob Ortiz" }, from: null }],
      },
    ]);
    expect(closed()).toBe(1);
  });

  it("closes with Esc and transfers nothing", async () => {
    const { user, asked, closed } = opened();
    await user.keyboard("{Escape}");
    expect(closed()).toBe(1);
    expect(asked).toEqual([]);
  });
});

describe("the buttons", () => {
  it("act on the one that was clicked", async () => {
    const { user, asked } = opened();
    await user.click(screen.getByRole("option", { name: /Diego Ruiz/ }));
    await user.click(screen.getByRole("button", { name: "Ask first" }));
    await user.click(screen.getByRole("button", { name: "Transfer now" }));
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({ call: ["maria", { type: "transfer", to: "1004", purpose: "transfer" }] });
  });

  it("ask a customer from the number the call is on", async () => {
    const { user, asked } = opened();
    await user.type(field(), "+34612345678{Shift>}{Enter}{/Shift}");
    expect(asked).toEqual([
      {
        consult: ["maria", { kind: "customer", party: { number: "+34612345678", name: null }, from: sales }],
      },
    ]);
  });

  it("cannot ask anybody while another call is being set up", () => {
    const { asked } = opened({}, { lineUp: aLineUp([aCall("established"), aCall("dialing", { id: "b" })]) });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Ask first" }).disabled).toBe(true);
    screen.getByText(/only an immediate transfer is possible/);
    expect(asked).toEqual([]);
  });
});
