import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Connections on which nothing was asked yet: browsers open them in advance. Node does not count them as idle, so a server
 * that closes would wait for them until their headers are overdue.
 * @returns how to close them.
 */
export function watchUnusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }) => unused.delete(socket));
  return () => {
    for (const socket of unused) socket.destroy();
  };
}
