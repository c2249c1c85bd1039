/** News of a customer that reached the page's own stream: its customer, and the page's `performance.now()`. */
export interface Arrival {
  readonly customer: string;
  readonly at: number;
}

declare global {
  /** The newest last. */
  var benchArrivals: Arrival[];
}

/** Runs in the page before any of its scripts: looks at what arrives on the live stream, and lets it pass. */
export function listenInPage(): void {
  globalThis.benchArrivals = [];
  const native = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await native(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (!url.endsWith("/api/events") || response.body === null) return response;
    const text = new TextDecoder();
    const look = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        const at = performance.now();
        for (const [, customer = ""] of text
          .decode(chunk, { stream: true })
          .matchAll(/"customer":"(\+\d+)"/g))
          globalThis.benchArrivals.push({ customer, at });
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(look), response);
  };
}
