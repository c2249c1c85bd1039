/** What sealed secrets are bound to: one cannot be put in another's place in the database. */
export const accessTokenSeal = (accountId: string): string => `account ${accountId} access-token`;
export const appSecretSeal = (accountId: string): string => `account ${accountId} app-secret`;
export const sipPasswordSeal = (numberId: string): string => `number ${numberId} sip-password`;
export const extensionPasswordSeal = (numberId: string): string => `number ${numberId} extension-password`;
