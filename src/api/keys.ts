/** Every query key. The first word names the resource, so that all of one can be invalidated at once. */
export const keys = {
  ownLine: ["own-line"],
  people: ["people"],
  colleagues: ["colleagues"],
  accounts: ["accounts"],
  numbersAtMeta: (accountId: string) => ["numbers-at-meta", accountId],
  numbers: ["numbers"],
  number: (numberId: string) => ["number", numberId],
  permission: (of: { readonly numberId: string; readonly customer: string }) => [
    "permission",
    of.numberId,
    of.customer,
  ],
  calls: ["calls"],
  callsWith: (customer: string | null) => ["calls", customer],
  missedBetween: (from: number, to: number) => ["missed", from, to],
  team: ["team"],
  audit: ["audit"],
} as const;
