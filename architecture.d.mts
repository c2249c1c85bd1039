export const layers: { readonly src: Readonly<Record<string, { readonly mayImport: readonly string[] }>> };
export const pure: readonly string[];
export const packages: Readonly<Record<string, readonly string[]>>;
export const worlds: Readonly<Record<string, readonly string[]>>;
