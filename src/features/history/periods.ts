/** Days to look back to, as people choose them. */
export const periods = ["today", "yesterday", "week", "month"] as const;
export type Period = (typeof periods)[number];

const lengths = { week: 7, month: 30 } as const;

/** A period as moments of this computer's time zone, in milliseconds since 1970. Days have 23 to 25 hours. */
export function periodOf(
  period: Period,
  now: number,
): { readonly from: number; readonly until: number | null } {
  switch (period) {
    case "today":
      return { from: midnight(now, 0), until: null };
    case "yesterday":
      return { from: midnight(now, -1), until: midnight(now, 0) };
    case "week":
    case "month":
      return { from: midnight(now, 1 - lengths[period]), until: null };
  }
}

function midnight(now: number, days: number): number {
  const date = new Date(now);
  date.setHours(0, 0, 0, 0);
  date.setDate(date.getDate() + days);
  return date.getTime();
}
