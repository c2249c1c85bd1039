import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAri, type Ari } from "./ari.ts";

const password = "nobody-sees-this-one";
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => answer(request, response));
let ari: Ari;
let url: string;

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  ari = createAri({ url, user: "ringbridge", password });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const says = (status: number, body: string) => {
  answer = (_request, response) => response.writeHead(status).end(body);
};
const ask = () => ari({ method: "GET", path: ["endpoints", "PJSIP"] });

test("what was asked for comes, and the password goes in the header alone", async () => {
  const seen: string[] = [];
  answer = (request, response) => {
    seen.push(request.url ?? "", request.headers.authorization ?? "");
    response.end('[{"resource":"1003"}]');
  };
  expect(await ask()).toEqual({ kind: "answered", body: [{ resource: "1003" }] });
  expect(seen).toEqual(["/ari/endpoints/PJSIP", `Basic ${btoa(`ringbridge:${password}`)}`]);
});

test("each part of a path and each value stays one", async () => {
  let path = "";
  answer = (request, response) => {
    path = request.url ?? "";
    response.end();
  };
  await ari({ method: "POST", path: ["channels", "a/b?c"], query: { variable: "EVAL(${X} &y)" } });
  expect(path).toBe("/ari/channels/a%2Fb%3Fc?variable=EVAL%28%24%7BX%7D+%26y%29");
});

test.each([
  [404, '{"message":"Endpoint not found"}', "404 Endpoint not found"],
  [
    403,
    '{"message":"Could not delete object with id \'1001\'"}',
    "403 Could not delete object with id '1001'",
  ],
  [401, "", "401"],
  [400, "<html>what?</html>", "400"],
  [400, `{"message":"${"x".repeat(900)}"}`, `400 ${"x".repeat(196)}`],
])("Asterisk says no with %i %s", async (status, body, text) => {
  says(status, body);
  expect(await ask()).toEqual({ kind: "refused", status, text });
});

test.each([502, 503, 504])("%i: it is not there yet", async (status) => {
  says(status, "");
  expect(await ask()).toEqual({ kind: "unreachable" });
});

test("an answer that breaks off, and nobody there", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-length": "100" }).write("[");
    response.destroy();
  };
  expect(await ask()).toEqual({ kind: "unreachable" });
  server.closeAllConnections();
  server.close();
  expect(await ask()).toEqual({ kind: "unreachable" });
});

test("it is led nowhere else, where it would tell its password", async () => {
  answer = (_request, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
  expect(await ask()).toEqual({ kind: "unreachable" });
});
