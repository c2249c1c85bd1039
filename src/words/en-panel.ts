/** The companion panel: business number, permission and history beside the call. */
export const panel = {
  heading: "Customer and number",
};
