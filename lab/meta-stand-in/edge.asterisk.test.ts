import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PBX_HOST, businessNumbers } from "../cast.ts";
import { startLab } from "../lab.ts";
import type { Lab } from "../lab.ts";
import { readSecrets } from "../secrets.ts";
import { connectSipPeer } from "../testing/sip-peer.ts";
import type { SipPeer } from "../testing/sip-peer.ts";

const support = businessNumbers[0]!.number;
const digits = support.slice(1);
const us = `${support}@${PBX_HOST}`;
const paulo = "+351912345678";
const joy = "+6581234567";

let lab: Lab;
let peer: SipPeer;
let password: string;
/** Where we call somebody: in a lab the edge's address stands for wa.meta.vc. */
const uriOf = (number: string) => `sip:${number}@${lab.addresses.meta.address};transport=tls`;

beforeAll(async () => {
  lab = await startLab({ index: 41 });
  const secrets = await readSecrets(`${lab.addresses.directory}/lab.json`);
  password = secrets?.accounts.find(({ number }) => number === support)?.password ?? "";
});
afterAll(() => lab.stop());
beforeEach(async () => {
  const { address, sipPort } = lab.addresses.meta;
  peer = await connectSipPeer(address, sipPort, lab.pbx.authorityFile);
});
afterEach(() => peer.close());

const invite = (changes: Partial<Parameters<SipPeer["send"]>[0]> = {}, secret = password, user = digits) =>
  peer.sendWithDigest({ method: "INVITE", uri: uriOf(paulo), from: us, ...changes }, user, secret);

describe("Meta's edge", () => {
  test("gives no answer to OPTIONS and refuses REGISTER", async () => {
    peer.send({ method: "OPTIONS", uri: uriOf(""), from: us });
    peer.send({ method: "REGISTER", uri: uriOf(""), from: us });
    const first = await peer.reply();
    expect(first).toMatchObject({ status: 403 });
    expect(first.headers.get("cseq")).toMatch(/REGISTER/);
  });

  test("challenges with its realm", async () => {
    peer.send({ method: "INVITE", uri: uriOf(paulo), from: us });
    const { status, headers } = await peer.reply();
    expect(status).toBe(407);
    expect(headers.get("proxy-authenticate")).toMatch(/realm="wa\.meta\.vc".*qop="auth"/);
  });

  test("answers with the look of Meta's gateway", async () => {
    const { status, headers } = await invite({ uri: uriOf(joy) });
    expect(status).toBe(403);
    expect(headers.get("server")).toBe("Facebook SipGateway");
  });

  test.each([
    [
      "a From domain that is not ours at Meta",
      { from: `${support}@other.example` },
      403,
      /^SIP server `other\.example` from INVITE does not match any SIP server configured for phone number id \[\d+\]$/,
    ],
    [
      "a number that is no business's",
      { from: `+12145559999@${PBX_HOST}` },
      400,
      /^Asset not found, invalid business phone number$/,
    ],
    [
      "a customer without permission",
      { uri: () => uriOf(joy) },
      403,
      /^No Approved Call Permission Found: No approved call permission from the recipient$/,
    ],
    [
      "somebody not on WhatsApp",
      { uri: () => uriOf("+34911222333") },
      403,
      /^No Approved Call Permission Found/,
    ],
  ] satisfies [string, { from?: string; uri?: () => string }, number, RegExp][])(
    "refuses %s, with the text in the status line and in a Warning",
    async (_, { from = us, uri }: { from?: string; uri?: () => string }, status, text) => {
      const reply = await invite({ from, uri: uri?.() ?? uriOf(paulo) });
      expect(reply).toMatchObject({ status });
      expect(reply.reason).toMatch(text);
      expect(reply.headers.get("warning")).toBe(`399 wa.meta.vc "${reply.reason}"`);
    },
  );

  test("takes the parent domain of the configured hostname", async () => {
    const parent = PBX_HOST.split(".").slice(1).join(".");
    const { reason } = await invite({ from: `${support}@${parent}`, uri: uriOf(joy) });
    expect(reason).toMatch(/Permission/);
  });

  test.each([
    ["a wrong password", "wrong", digits],
    ["the plus in the digest's user name", undefined, support],
    ["another number's account", undefined, businessNumbers[1]!.number.slice(1)],
  ])("refuses %s", async (_, secret, user) => {
    expect(await invite({}, secret, user)).toMatchObject({
      status: 403,
      reason: "Invalid digest auth response",
    });
  });

  test.each([
    ["an address instead of Meta's name", "sip:+351912345678@127.0.0.9;transport=tls"],
    ["sips:", "sips:+351912345678@wa.meta.vc"],
  ])("does not find %s", async (_, uri) => {
    peer.send({ method: "INVITE", uri, from: us });
    expect(await peer.reply()).toMatchObject({ status: 404, reason: "Not found" });
  });

  test.each(["INVITE", "UPDATE"])("answers 500 to %s within a call", async (method) => {
    peer.send({ method, uri: uriOf(paulo), from: us, toTag: "theirs" });
    expect(await peer.reply()).toMatchObject({ status: 500, reason: "Internal Server Error" });
  });

  test("speaks TLS and nothing else", async () => {
    const { address, sipPort } = lab.addresses.meta;
    const heard = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect({ host: address, port: sipPort });
      socket.write(
        `REGISTER ${uriOf("")} SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKx\r\nContent-Length: 0\r\n\r\n`,
      );
      socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
      socket.on("close", () => resolve(text));
      socket.on("error", () => resolve(text));
    });
    expect(heard).not.toContain("SIP/2.0");
  });
});
