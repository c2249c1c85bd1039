/** "Ringbridge/1.2.0 Chrome/156": enough for an administrator to tell browsers apart in Asterisk's contact list. */
export function agentName({ userAgent }: Pick<Navigator, "userAgent">): string {
  const browser = /(?:Edg|Firefox|Chrome|Version)\/\d+/.exec(userAgent)?.[0].replace("Version", "Safari");
  return `Ringbridge/${__VERSION__} ${browser ?? "browser"}`;
}
