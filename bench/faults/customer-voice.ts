/** What the customers of this bench say: far from what an agent's microphone says. */
export const customerHz = 1000;
