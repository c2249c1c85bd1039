import type { CustomFetch } from "openid-client";

/** Whether an address is on this very machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Where a provider on this machine is spoken to by plain HTTP, its documents must not lead us elsewhere that way. */
export const safeFetch: CustomFetch = (address, { body, signal, ...options }) => {
  const url = new URL(address);
  if (url.protocol === "http:" && !isLoopback(url))
    return Promise.reject(new TypeError("The identity provider names an address that is not https."));
  return fetch(url, {
    ...options,
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  });
};
