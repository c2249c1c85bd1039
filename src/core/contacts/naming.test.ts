import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { bruno, maria, nameless } from "../../testing/people.ts";
import { createNaming, named, type NameOf } from "./naming.ts";

const knows: NameOf = (number) => (number === maria.number ? "Mariana from Acme" : null);

describe("a party's name", () => {
  it("is the contacts', with what they call themselves beside it", () => {
    expect(named(maria, knows)).toEqual({
      number: maria.number,
      name: "Mariana from Acme",
      ownName: "María Ortega",
    });
  });

  it("is their own where the contacts do not know them", () => expect(named(bruno, knows)).toBe(bruno));

  it("stands once where both are the same but for accents and capitals", () => {
    expect(named(maria, () => "MARIA ORTEGA")).toEqual({ number: maria.number, name: "MARIA ORTEGA" });
  });

  it("is the contacts' alone where they gave none", () => {
    expect(named(nameless, () => "Nina")).toEqual({ number: nameless.number, name: "Nina" });
  });

  it("keeps what they call themselves when the contacts change it again", () => {
    expect(named(named(maria, knows), () => "M.")).toEqual({ ...maria, name: "M.", ownName: maria.name });
  });
});

describe("the calls of a line-up", () => {
  it("carry the contacts' names", () => {
    const naming = createNaming(knows);
    const seen = naming(aLineUp([aCall("incoming")], { recent: [aCall("ended", { party: bruno })] }));
    expect([...seen.live, ...seen.recent].map(({ party }) => party.name)).toEqual([
      "Mariana from Acme",
      "Bruno Hall",
    ]);
  });

  it("are the same objects as long as nothing changes", () => {
    const naming = createNaming(knows);
    const lineUp = aLineUp([aCall("incoming")]);
    expect(naming(lineUp)).toBe(naming(lineUp));
    expect(naming({ ...lineUp }).live).toBe(naming(lineUp).live);
    const [ringing, talking] = (["incoming", "established"] as const).map(
      (phase) => naming(aLineUp([aCall(phase, { party: lineUp.live[0]!.party })])).live[0]!,
    );
    expect(talking!.party).toBe(ringing!.party);
    const strangers = aLineUp([aCall("incoming", { party: bruno })]);
    expect(naming(strangers)).toBe(strangers);
  });
});
