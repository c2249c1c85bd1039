type PerWorld<Table> = Readonly<Record<"src" | "server/src", Table>>;

export const layers: PerWorld<Readonly<Record<string, { readonly mayImport: readonly string[] }>>>;
export const pure: PerWorld<readonly string[]>;
export const packages: PerWorld<Readonly<Record<string, readonly string[]>>>;
export const worlds: Readonly<Record<string, readonly string[]>>;
