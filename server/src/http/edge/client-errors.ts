import type { Socket } from "node:net";
import { bareProblem } from "./problems.ts";

/** What Node refuses before there is a request: headers too big, too slow, or no HTTP at all. */
export function answerClientError(
  error: Error & { readonly code?: string },
  socket: Socket,
  reference: string,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(answerTo(error.code, reference));
}

function answerTo(code: string | undefined, reference: string): string {
  if (code === "HPE_HEADER_OVERFLOW") {
    return bareProblem("too-large", 431, "Request Header Fields Too Large", reference);
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return bareProblem("invalid", 408, "Request Timeout", reference);
  return bareProblem("invalid", 400, "Bad Request", reference);
}
