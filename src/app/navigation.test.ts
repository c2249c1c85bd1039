import { describe, expect, it } from "vitest";
import { createNavigation, partsOf, placeIn, type NavigationWindow } from "./navigation.ts";

describe("the place in the address bar", () => {
  // prettier-ignore
  it.each([
    ["",                "/"],
    ["#",               "/"],
    ["#/",              "/"],
    ["#/numbers/4711",  "/numbers/4711"],
    ["#welcome=secret", "/"],
    ["#numbers",        "/"],
  ])("%s → %s", (fragment, place) => {
    expect(placeIn(fragment)).toBe(place);
  });

  // prettier-ignore
  it.each([
    ["/",                 []],
    ["/numbers/4711/",    ["numbers", "4711"]],
    ["/numbers/a%20b",    ["numbers", "a b"]],
    ["/numbers/%E0%A4%A", ["numbers", "%E0%A4%A"]],
  ])("%s has the parts %j", (place, parts) => {
    expect(partsOf(place)).toEqual(parts);
  });
});

describe("a place that is held", () => {
  /** An address bar whose hash moves as a click on a link, or the back button, would move it. */
  function addressBar(start: string) {
    const page = Object.assign(new EventTarget(), {
      location: { hash: start },
      history: { replaceState: (_data: unknown, _title: string, url: string) => (page.location.hash = url) },
    });
    const follow = (hash: string) => {
      page.location.hash = hash;
      page.dispatchEvent(new Event("hashchange"));
    };
    return { page, follow, navigation: createNavigation(page as unknown as NavigationWindow) };
  }

  it("stays, and tells where somebody wanted to go", () => {
    const { page, follow, navigation } = addressBar("#/numbers/4711");
    const wanted: string[] = [];
    navigation.hold((place) => void wanted.push(place));
    follow("#/team");
    expect(wanted).toEqual(["/team"]);
    expect(navigation.place()).toBe("/numbers/4711");
    expect(page.location.hash).toBe("#/numbers/4711");
  });

  it("is left again once it is let go", () => {
    const { follow, navigation } = addressBar("#/numbers/4711");
    const letGo = navigation.hold(() => expect.unreachable());
    letGo();
    follow("#/team");
    expect(navigation.place()).toBe("/team");
  });
});
