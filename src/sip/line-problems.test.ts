import { expect, test } from "vitest";
import { problemOfRefusal } from "./line-problems.ts";

test.each([
  [401, "Unauthorized", undefined, "password-refused", null],
  [407, "Proxy Authentication Required", undefined, "password-refused", null],
  [403, "Forbidden", undefined, "user-refused", null],
  [404, "Not Found", undefined, "user-refused", null],
  [408, "Request Timeout", undefined, "server-silent", null],
  [500, "Server Internal Error", undefined, "server-error", null],
  [503, "Service Unavailable", "20", "server-error", 20],
  [503, "Service Unavailable", "18000;duration=3600", "server-error", 3_600], // an hour at most
  [503, "Service Unavailable", "soon", "server-error", null],
])("%i %s, Retry-After %s → %s", (status, phrase, retryAfter, code, seconds) => {
  expect(problemOfRefusal({ status, phrase, retryAfter })).toEqual({
    code,
    detail: `${status} ${phrase}`,
    retryAfter: seconds,
  });
});
