import { createServer } from "node:net";

/** Runs within a network and gives its parent, who is outside, a socket that listens at localhost in there. */
const server = createServer();
server.once("error", (error) => process.send?.({ fault: error.message }, () => process.exit()));
server.listen({ host: "127.0.0.1", port: Number(process.argv[2]) }, () => {
  process.send?.("listening", server, () => process.exit());
});
