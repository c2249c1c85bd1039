import { agents, numbers } from "./en-numbers.ts";

/** The texts of the Numbers and Agents screens, apart from `words` so that only those screens load them. */
export const numbersWords: typeof numbers = numbers;
export const agentsWords: typeof agents = agents;
