/** The supervisors' board. */
export const team = {
  heading: "Team",
};
