/** The Numbers and Agents screens. */
export const numbers = {
  heading: "Numbers",
};

export const agents = {
  heading: "Agents",
};
