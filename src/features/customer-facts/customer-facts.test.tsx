import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { bruno, maria, nameless, support } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { CustomerFactsPanel } from "./customer-facts.tsx";

const panel = <CustomerFactsPanel frame={(facts) => facts} />;
const facts = () => within(screen.getByRole("region", { name: "Customer" }));

describe("the customer on screen", () => {
  it("is shown with what is known", () => {
    const call = aCall("incoming", { customer: maria, businessNumber: support, payload: "Order 12853" });
    renderAtWork(panel, { lineUp: aLineUp([call]) });
    for (const fact of ["María Ortega", "+34 612 345 678", "Spain", "Support ··0000", "Order 12853"]) {
      facts().getByText(fact);
    }
  });

  it("is the one of the call under way, not of another offer", () => {
    const lineUp = aLineUp([
      aCall("incoming", { customer: bruno }),
      aCall("established", { customer: maria }),
    ]);
    renderAtWork(panel, { lineUp });
    facts().getByText("María Ortega");
  });

  it("comes with the earlier calls of this session", () => {
    const earlier = aCall("ended", {
      id: "before",
      customer: maria,
      since: null,
      reason: aReason("no-answer"),
    });
    const other = aCall("ended", { id: "other", customer: bruno });
    renderAtWork(panel, {
      lineUp: aLineUp([aCall("ringing", { customer: maria })], { recent: [earlier, other] }),
    });
    expect(facts().getAllByRole("listitem")).toHaveLength(1);
    facts().getByText("No answer");
  });

  it("may have no name", () => {
    renderAtWork(panel, { lineUp: aLineUp([aCall("incoming", { customer: nameless })]) });
    facts().getByText("No name given");
    facts().getByText("First call in this session.");
  });

  it("is nobody while there is no call", () => {
    renderAtWork(panel);
    expect(screen.queryByRole("region")).toBeNull();
  });
});
