import { issueCertificate, type Issued } from "../render/certificates.ts";
import { host, type RenderedPbx } from "./rendered-pbx.ts";
import { header, methodOf, respond, statusOf, type Account, type SipMessage } from "./sip-message.ts";
import type { Outcome, Peer } from "./sip-peer.ts";
import { listenTls, overTls, overWebSocket } from "./sip-wire.ts";

/** An agent's browser, connected and not yet registered. */
export async function browserOf(pbx: string, account: Account): Promise<Peer> {
  return {
    wire: await overWebSocket(`ws://${pbx}:8088/ws`),
    uri: `sip:${account.user}@${host}`,
    contact: `sip:${account.user}@browser.invalid;transport=ws`,
    via: "WS",
    account,
  };
}

/** Meta with a call of `from`, proving itself with a business number's account. */
export async function customerOf(
  asterisk: RenderedPbx,
  { pbx, meta }: { readonly pbx: string; readonly meta: string },
  from: string,
  account: Account,
): Promise<Peer> {
  return {
    wire: await overTls(pbx, 5061, asterisk.ca, meta),
    uri: `sip:${from}@wa.meta.vc`,
    contact: `sip:${from}@wa.meta.vc;transport=tls`,
    via: "TLS",
    account,
  };
}

/** Waits for calls where Asterisk looks for Meta, asks for a digest, and hands on each INVITE that has one. */
export async function listenAsMeta(
  meta: string,
  authority: Issued,
  onInvite: (invite: SipMessage, reply: (...said: Reply) => void) => void,
  algorithm: () => Algorithm = () => "MD5",
): Promise<{ close(): void }> {
  const { certificate, key } = await issueCertificate(authority, { names: [], addresses: [meta] });
  return await listenTls({ address: meta, port: 5061, cert: certificate, key }, (wire) => {
    wire.listen((message) => {
      if (methodOf(message) !== "INVITE" || statusOf(message) !== 0) return;
      if (header(message, "Proxy-Authorization") === "") {
        const challenge = `Digest realm="wa.meta.vc", nonce="n", opaque="o", algorithm=${algorithm()}, qop="auth"`;
        wire.send(
          respond(message, 407, "Proxy Authentication Required", [["Proxy-Authenticate", challenge]]),
        );
        return;
      }
      onInvite(message, (...said) => wire.send(respond(message, ...said)));
    });
  });
}

/** Of a digest. */
export type Algorithm = "MD5" | "SHA-256";

export type Reply = readonly [status: number, reason: string, headers?: SipMessage["headers"], body?: string];

/** Meta's offer: SDES, opus, keys, muxed RTCP. */
export const offerFrom = (meta: string): string =>
  [
    "v=0",
    `o=- 1 1 IN IP4 ${meta}`,
    "s=-",
    `c=IN IP4 ${meta}`,
    "t=0 0",
    "m=audio 40012 RTP/SAVP 111 126",
    "a=rtpmap:111 opus/48000/2",
    "a=rtpmap:126 telephone-event/8000",
    "a=rtcp-mux",
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw",
    "",
  ].join("\r\n");

/** What a browser answers to an offer of Asterisk: enough for Asterisk to join the call, though no media flow. */
export function browsersAnswer(offer: string): string {
  const opus = /a=rtpmap:(\d+) opus/.exec(offer)?.[1] ?? "107";
  const mid = /a=mid:(\S+)/.exec(offer)?.[1] ?? "0";
  return [
    "v=0",
    "o=- 1 1 IN IP4 127.0.0.1",
    "s=-",
    "c=IN IP4 127.0.0.1",
    "t=0 0",
    `a=group:BUNDLE ${mid}`,
    `m=audio 50000 UDP/TLS/RTP/SAVPF ${opus}`,
    `a=mid:${mid}`,
    `a=rtpmap:${opus} opus/48000/2`,
    "a=rtcp-mux",
    "a=setup:active",
    "a=ice-ufrag:abcd",
    "a=ice-pwd:abcdefghijklmnopqrstuvwxyz",
    `a=fingerprint:sha-256 ${Array<string>(32).fill("AB").join(":")}`,
    "a=candidate:1 1 UDP 2130706431 127.0.0.1 50000 typ host",
    "a=sendrecv",
    "",
  ].join("\r\n");
}

/** Undoes URI-encoding; what is no UTF-8 then is U+FFFD. */
export function decoded(text: string): string {
  const byte = (_escape: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(text.replaceAll(/%([\dA-F]{2})/g, byte), "latin1").toString();
}

/** The MESSAGE that came about a call before its final response: `"kind: text"`. */
export function noticeIn({ meanwhile, final }: Outcome): string {
  const notice = meanwhile.slice(0, meanwhile.indexOf(final)).find((one) => methodOf(one) === "MESSAGE");
  return notice === undefined ? "no notice" : `${header(notice, "X-WA-Notice")}: ${decoded(notice.body)}`;
}
