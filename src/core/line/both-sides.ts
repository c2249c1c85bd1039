/** How the PBX sees a phone, in the words of the backend. */
export type SeenByPbx = "reachable" | "registered" | "unreachable" | "not-registered" | "unknown";

/**
 * Whether the phone's own view of its line and the PBX's fit together.
 *
 * `cannot-ring`: the page would say ready while no call can come. `left-over`: the line is given up here, and the PBX still
 * has a phone registered: somewhere else, or until the registration runs out.
 */
export type BothSides = "agree" | "cannot-ring" | "left-over" | "unknown";

/** Compares "is this line ready?" with what the PBX has. A line that is just coming up or down agrees with anything. */
export function compareSides(line: "ready" | "changing" | "off", seen: SeenByPbx): BothSides {
  if (seen === "unknown") return "unknown";
  const reaches = seen === "reachable" || seen === "registered";
  switch (line) {
    case "ready":
      return reaches ? "agree" : "cannot-ring";
    case "off":
      return reaches ? "left-over" : "agree";
    case "changing":
      return "agree";
  }
}
