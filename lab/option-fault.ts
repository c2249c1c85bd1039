/** What `parseArgs` of node:util has against the command line, as a sentence that names the option. */
export function optionFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  const word = /Unexpected argument '([^']*)'/.exec(message)?.[1];
  if (word !== undefined) return `"${word}" is one word too many.`;
  return option === undefined
    ? message
    : `The option ${option} is unknown, or its value is missing or one too many.`;
}
