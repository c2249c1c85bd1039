import { afterEach, beforeEach, expect, it } from "vitest";
import { createFakeSecrets } from "../testing/fake-secrets.ts";
import { rightPassword } from "../testing/people-world.ts";
import { bob } from "../testing/people.ts";
import { createWebWorld, type WebWorld } from "../testing/web-world.ts";

/** Passwords are looked at only once the test lets them. */
function createSlowSecrets() {
  const quick = createFakeSecrets();
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  return {
    open: () => open(),
    async untilWaiting(count: number) {
      while (waiting < count) await new Promise(setImmediate);
    },
    secrets: {
      ...quick,
      async verifyPassword(password: string, hash: string | null) {
        waiting += 1;
        await gate;
        return quick.verifyPassword(password, hash);
      },
    },
  };
}

let world: WebWorld;
let slow: ReturnType<typeof createSlowSecrets>;
beforeEach(async () => {
  slow = createSlowSecrets();
  const crowd = { ofAddress: 2, ofAll: 3 };
  world = await createWebWorld({ crowd, trustProxy: 1, with: { secrets: slow.secrets } });
  await world.add(bob);
});
afterEach(() => world.close());

let strangers = 0;
const attempt = async (address: string, login = `stranger${strangers++}`, password = "guess") =>
  await world.stranger.ask("POST", "/api/session", {
    body: { login, password },
    headers: { "x-forwarded-for": address },
  });

it("one address that tries many passwords at once keeps nobody else from signing in", async () => {
  const tries = [attempt("198.51.100.7"), attempt("198.51.100.7")];
  await slow.untilWaiting(2);
  const tooMany = await attempt("198.51.100.7");
  expect([tooMany.statusCode, tooMany.json()]).toMatchObject([429, { code: "too-many-requests" }]);
  expect(tooMany.headers["retry-after"]).toBe("5");

  const colleague = attempt("203.0.113.1", "bob", rightPassword);
  await slow.untilWaiting(3);
  slow.open();
  expect((await colleague).statusCode).toBe(200);
  expect((await Promise.all(tries)).map(({ statusCode }) => statusCode)).toEqual([401, 401]);
});

it("many addresses at once are told to wait instead of waiting longer than any page does", async () => {
  const tries = ["198.51.100.1", "198.51.100.2", "198.51.100.3"].map((address) => attempt(address));
  await slow.untilWaiting(3);
  expect((await attempt("198.51.100.4")).statusCode).toBe(429);
  // What needs no password is answered all the while.
  expect((await world.stranger.ask("GET", "/api/sign-in-options")).statusCode).toBe(200);

  slow.open();
  await Promise.all(tries);
  expect((await attempt("198.51.100.4", "bob", rightPassword)).statusCode).toBe(200);
});
