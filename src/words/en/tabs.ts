/** The phone is in another tab of this browser. */
export const tabs = {
  titles: {
    idle: "Your phone is in another tab",
    inCall: "This call sounds in another tab",
  },
  meaning: "Calls ring and sound there. You can answer and control them here, too.",
  staying: "It cannot be brought here while it rings, dials or is in a conference.",
};
