import { createParser } from "eventsource-parser";
import type { BackendClient } from "../../lab/backend/client.ts";
import { LabError } from "../../lab/lab-error.ts";

/** News of a customer's permission, as every page gets it. */
export interface PermissionNews {
  /** E.164 with its plus. */
  readonly customer: string;
  /** Of this process, when it arrived: milliseconds of `performance.now()`. */
  readonly at: number;
}

/** Listens to the backend's live events, as a page does but without one. */
export interface LiveEar {
  close(): void;
}

/** Resolves once the stream is open. @throws LabError when the backend refuses it. */
export async function listenToPermissions(
  client: BackendClient,
  hear: (news: PermissionNews) => void,
): Promise<LiveEar> {
  const response = await client.send("GET", "/api/events");
  const reader = response.body?.getReader();
  if (!response.ok || reader === undefined)
    throw new LabError(`The backend gives no live events: status ${String(response.status)}.`);
  const text = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data }) => {
      const at = performance.now();
      const event = JSON.parse(data) as { type: string; permission?: { customer: string } };
      if (event.type === "permission" && event.permission !== undefined)
        hear({ customer: event.permission.customer, at });
    },
  });
  // "hello": from now on nothing is missed.
  const first = await reader.read();
  const listen = async (): Promise<void> => {
    for (let chunk = first; !chunk.done; chunk = await reader.read())
      parser.feed(text.decode(chunk.value, { stream: true }));
  };
  const over = listen().catch(() => undefined);
  return {
    close: () => {
      void reader.cancel().catch(() => undefined);
      void over;
    },
  };
}
