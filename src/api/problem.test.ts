import { describe, expect, it } from "vitest";
import { answerOf, createApi } from "./client.ts";
import type { ApiProblem } from "./problem.ts";

/** A backend that answers everything alike. */
function apiThatAnswers(answer: () => Response | Promise<Response>) {
  return createApi("https://calls.example.com/", () => Promise.resolve().then(answer));
}

async function problemFrom(answer: () => Response | Promise<Response>): Promise<ApiProblem> {
  return answerOf(apiThatAnswers(answer).own.GET("/api/team")).then(
    () => Promise.reject(new Error("It was answered")),
    (error: unknown) => error as ApiProblem,
  );
}

const ofOurs =
  (body: unknown, status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": "application/problem+json", ...headers },
    });

describe("what a request comes back with instead of an answer", () => {
  it("the backend's own problem, with everything it says", async () => {
    const at = "2026-11-20T09:00:00.000Z";
    const meta = { kind: "rate-limited", code: 4, subcode: null, text: "Too many calls", at };
    const problem = await problemFrom(
      ofOurs({ code: "meta", reference: "r-1", params: { a: "b" }, retryAfter: 30, meta }, 502),
    );
    expect(problem).toMatchObject({
      code: "meta",
      reference: "r-1",
      params: { a: "b" },
      retryAfter: 30,
      meta,
      fields: [],
    });
  });

  it("names the fields that are wrong", async () => {
    const fields = [{ path: "/callHours/weekly/0/open", fault: "must be before close" }];
    const problem = await problemFrom(ofOurs({ code: "invalid", reference: "r-2", fields }, 422));
    expect(problem.fields).toEqual(fields);
  });

  it("how long to wait, from the header where the body does not say", async () => {
    const body = { code: "locked-out", reference: "r-3" };
    expect(await problemFrom(ofOurs(body, 429, { "retry-after": "900" }))).toMatchObject({ retryAfter: 900 });
    const date = { "retry-after": "Fri, 20 Nov 2026 09:00:00 GMT" };
    expect(await problemFrom(ofOurs(body, 429, date))).toMatchObject({ retryAfter: null });
  });

  it.each([
    ["no network", () => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
    ["no answer in time", () => Promise.reject(new DOMException("", "TimeoutError")), "unreachable"],
    [
      "a proxy before a backend that is off",
      () => new Response("<h1>502</h1>", { status: 502 }),
      "unreachable",
    ],
    ["a proxy's own refusal", () => new Response("<h1>403</h1>", { status: 403 }), "internal"],
    ["a page where JSON should be", () => new Response("<!doctype html>"), "internal"],
    ["JSON of somebody else", ofOurs({ error: "nope" }, 500), "internal"],
    ["a code of a newer backend", ofOurs({ code: "moon-phase", reference: "r-4" }, 409), "internal"],
    ["nothing at all, and an error", () => new Response(null, { status: 500 }), "internal"],
  ] as const)("%s", async (_what, answer, code) => {
    expect((await problemFrom(answer)).code).toBe(code);
  });

  it("a request that its asker gave up is no problem", async () => {
    const given = new AbortController();
    const api = createApi(
      "https://calls.example.com",
      (request) =>
        new Promise((_done, fail) => {
          request.signal.addEventListener("abort", () => fail(request.signal.reason as Error));
        }),
    );
    const asked = answerOf(api.own.GET("/api/team", { signal: given.signal }));
    given.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});
