import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  cut,
  cutInTheMiddle,
  flood,
  halfAndSilence,
  json,
  silence,
  startHttpAnswers,
  text,
  type HttpAnswers,
} from "../../testing/http-answers.ts";
import { morning } from "../../testing/numbers.ts";
import { askGraph, type GraphRequest } from "./graph-request.ts";

let meta: HttpAnswers;
beforeAll(async () => {
  meta = await startHttpAnswers();
});
afterAll(() => meta.close());
beforeEach(() => {
  meta.asked.length = 0;
});

const token = "EAAGnsecretsecretsecret0123456789";
const question: GraphRequest = { method: "GET", path: ["106540352242922", "settings"] };
const order: GraphRequest = { method: "POST", path: ["106540352242922", "settings"], body: { calling: {} } };

const ask = (request = question, timeout?: number, authorization: "Bearer" | "Token" = "Bearer") =>
  askGraph({ baseUrl: meta.baseUrl, authorization, accessToken: token }, request, morning, timeout);

/** Kind, code, the time of another attempt, and the words. */
async function faultOf(request = question, timeout?: number) {
  const answer = await ask(request, timeout);
  if (answer.kind === "answered") throw new Error("it was answered");
  const { kind, code, nextAllowedAt, text: words } = answer.fault;
  return [kind, code, nextAllowedAt === null ? null : nextAllowedAt - morning, words];
}

const error = (code: number, more: object = {}) => ({
  error: { message: `(#${code}) No`, type: "OAuthException", code, fbtrace_id: "A1", ...more },
});

test("a question goes with the account's token, and its answer comes back", async () => {
  meta.answer(json({ success: true }));
  expect(await ask({ ...question, query: { fields: "id,name" } })).toEqual({
    kind: "answered",
    value: { success: true },
  });
  expect(meta.asked).toMatchObject([
    {
      method: "GET",
      url: "/v26.0/106540352242922/settings?fields=id%2Cname",
      headers: { authorization: `Bearer ${token}` },
      body: "",
    },
  ]);
});

test("a partner proxy is asked with Token; a body goes as JSON", async () => {
  meta.answer(json({ success: true }));
  await ask(order, undefined, "Token");
  expect(meta.asked).toMatchObject([
    {
      method: "POST",
      headers: { authorization: `Token ${token}`, "content-type": "application/json" },
      body: '{"calling":{}}',
    },
  ]);
});

test("what stands in a path stays in its part", async () => {
  meta.answer(json({}));
  await ask({ method: "GET", path: ["1/../2", "a?b"] });
  expect(meta.asked[0]?.url).toBe("/v26.0/1%2F..%2F2/a%3Fb");
});

test.each([
  ["Meta's refusal", json(error(138015), 400), ["messaging-limit-low", 138015, null, "(#138015) No"]],
  ["Meta's refusal with status 200", json(error(190)), ["token-refused", 190, null, "(#190) No"]],
  [
    "429 with a time",
    json(error(613), 429, { "retry-after": "30" }),
    ["permission-lookup-limit", 613, 30_000, "(#613) No"],
  ],
  [
    "429 with a date",
    json({}, 429, { "retry-after": "Mon, 02 Nov 2026 09:01:00 GMT" }),
    ["rate-limited", null, 60_000, null],
  ],
  [
    "429 with nonsense",
    text("slow down", 429, { "retry-after": "soon" }),
    ["rate-limited", null, null, null],
  ],
  ["429 with an unknown code", json(error(999_999), 429), ["rate-limited", 999_999, null, "(#999999) No"]],
  [
    "a page of errors",
    text("<html>Sorry, something went wrong</html>", 500),
    ["server-error", null, null, null],
  ],
  [
    "a good status with a page",
    text("<html>Log in</html>"),
    ["unreadable", null, null, "The answer is no JSON."],
  ],
  ["broken JSON", text('{"calling":{"status"'), ["unreadable", null, null, "The answer is no JSON."]],
  ["nothing at all", text(""), ["unreadable", null, null, "The answer is no JSON."]],
  ["a gateway without its server", text("", 503), ["server-error", null, null, null]],
  [
    "a proxy's tariff",
    json({ error: "phone tariff expired" }, 402),
    ["tariff-expired", null, null, "phone tariff expired"],
  ],
  [
    "a proxy that does not know the number",
    json({ error: "unsupported endpoint or object not found" }, 404),
    ["number-unknown", null, null, "unsupported endpoint or object not found"],
  ],
  ["401 without words", text("", 401), ["token-refused", null, null, null]],
  ["an answer that is too large", flood, ["unreadable", null, null, "The answer is too large."]],
] as const)("%s", async (_name, answer, fault) => {
  meta.answer(answer);
  expect(await faultOf()).toEqual(fault);
});

test("a redirect is not followed: the token would go along", async () => {
  meta.answer(text("", 302, { location: `${meta.baseUrl}/elsewhere` }));
  expect(await faultOf()).toEqual(["unreadable", null, null, "The answer is a redirect (302)."]);
  expect(meta.asked).toHaveLength(1);
});

test.each([
  ["nothing comes", silence],
  ["the answer stops in its middle", halfAndSilence],
])("%s: we wait no longer than we may", async (_name, answer) => {
  meta.answer(answer);
  expect(await faultOf(question, 100)).toEqual(["timeout", null, null, null]);
});

test.each([
  ["before an answer", cut],
  ["in the middle of an answer", cutInTheMiddle],
])("a connection cut %s: a question is asked once more", async (_name, answer) => {
  meta.answer(answer, json({ calling: {} }));
  expect(await ask()).toEqual({ kind: "answered", value: { calling: {} } });
  expect(meta.asked).toHaveLength(2);
});

test("cut twice, it is unreachable", async () => {
  meta.answer(cut);
  expect(await faultOf()).toEqual(["unreachable", null, null, null]);
  expect(meta.asked).toHaveLength(2);
});

test("what changes something is sent once: it may have arrived", async () => {
  meta.answer(cut);
  expect(await faultOf(order)).toEqual(["unreachable", null, null, null]);
  expect(meta.asked).toHaveLength(1);
});

test("a refusal is not asked for again", async () => {
  meta.answer(json(error(2), 500));
  expect(await faultOf()).toEqual(["server-error", 2, null, "(#2) No"]);
  expect(meta.asked).toHaveLength(1);
});

test("nobody there", async () => {
  const gone = await startHttpAnswers();
  await gone.close();
  const answer = await askGraph(
    { baseUrl: gone.baseUrl, authorization: "Bearer", accessToken: token },
    question,
    morning,
  );
  expect(answer).toMatchObject({ kind: "fault", fault: { kind: "unreachable" } });
});

test("the token comes back in no words, whoever repeats it", async () => {
  const words = [
    { error: { code: 190, message: `Token ${token} has expired` } },
    { error: { code: 1, message: "bad", error_data: { details: `access_token=${token}&x` } } },
    { error: { code: 1, error_user_msg: `EAAotherothersecret999 and ${token}` } },
    { error: `could not use ${token}` },
  ];
  for (const body of words) {
    meta.answer(json(body, 400));
    expect(JSON.stringify(await ask())).not.toMatch(/secret/);
  }
});
