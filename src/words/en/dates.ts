/** How moments and lengths of time are written. */
export const dates = {
  /** For `Intl`: day before month, 24 hours. */
  locale: "en-GB",
  today: (time: string) => `today ${time}`,
  dayAndTime: (weekday: string, day: string, time: string) => `${weekday} ${day}, ${time}`,
  withYear: (day: string, year: string, time: string) => `${day} ${year}, ${time}`,
  /** A day of the past few months, as in a list. */
  dayInList: (day: string, time: string) => `${day}, ${time}`,
  justNow: "just now",
  secondsAgo: (count: number) => `${count} s ago`,
  minutesAgo: (count: number) => `${count} min ago`,
  hoursAgo: (count: number) => `${count} h ago`,
  daysAgo: (count: number) => (count === 1 ? "1 day ago" : `${count} days ago`),
};
