import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Lets a server that closes wait for answers under way and for nothing else. Node itself also waits for connections that
 * browsers opened in advance, on which nothing was asked yet, and for those that are kept alive after the last answer.
 */
export function closeQuickly(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  let state: "open" | "closing" = "open";
  app.server.on("connection", (socket: Socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  app.server.on("request", ({ socket }) => unused.delete(socket));

  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (state === "closing") void reply.header("connection", "close");
    done();
  });
  app.addHook("preClose", (done) => {
    state = "closing";
    for (const socket of unused) socket.destroy();
    done();
  });
}
