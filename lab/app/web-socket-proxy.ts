import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { connect } from "node:tls";

/** Where the PBX's WebSocket is. */
export interface WebSocketTarget {
  readonly address: string;
  readonly port: number;
  /** PEM of the authority that must have signed its certificate. */
  readonly authority: string;
}

/**
 * Hands a WebSocket's opening request on to the PBX as it came, then every byte in both directions. The browser sees the
 * page's own origin and no certificate; when one side ends, so does the other.
 */
export function proxyWebSocket(
  request: IncomingMessage,
  browser: Duplex,
  head: Buffer,
  target: WebSocketTarget,
): void {
  const { address, port, authority } = target;
  const pbx = connect({ host: address, port, ca: authority });
  const end = (): void => {
    browser.destroy();
    pbx.destroy();
  };
  let connected = false;
  pbx.once("secureConnect", () => {
    connected = true;
    pbx.setNoDelay(true);
    const lines = [`${request.method ?? "GET"} ${request.url ?? "/"} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2)
      lines.push(`${request.rawHeaders[at] ?? ""}: ${request.rawHeaders[at + 1] ?? ""}`);
    pbx.write(`${lines.join("\r\n")}\r\n\r\n`);
    if (head.length > 0) pbx.write(head);
    pbx.pipe(browser).pipe(pbx);
  });
  pbx.once("error", () => {
    if (!connected && browser.writable)
      browser.write("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
    end();
  });
  browser.once("error", end);
  browser.once("close", end);
  pbx.once("close", end);
}
