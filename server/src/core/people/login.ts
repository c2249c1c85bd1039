/** A login as it is kept and looked for: the same letters typed on another keyboard are the same login. */
export const loginOf = (typed: string): string => typed.normalize("NFKC");

/** What failures of one login are counted under: without regard to case. */
export const failuresKeyOf = (typed: string): string => loginOf(typed).toLowerCase();
