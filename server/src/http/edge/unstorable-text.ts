/** A NUL, which PostgreSQL refuses and C strings end at, or half of a surrogate pair, which no UTF-8 can hold. */
function isUnstorable(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/** Where in a request there is text that cannot be kept as it came: JSON pointers. Names of properties count too. */
export function unstorableText(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return isUnstorable(value) ? [path] : [];
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isUnstorable(key) ? [path] : unstorableText(inner, `${path}/${key}`),
  );
}
