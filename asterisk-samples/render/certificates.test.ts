import { X509Certificate } from "node:crypto";
import { createServer, connect } from "node:tls";
import { expect, test } from "vitest";
import { createAuthority, createLocalCertificates, issueCertificate } from "./certificates.ts";

test("a server certificate covers names and addresses and chains to its authority", async () => {
  const { authority, server } = await createLocalCertificates({
    names: ["pbx.example.org", "localhost"],
    addresses: ["127.0.0.1"],
  });
  const [root, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(server.certificate)];
  expect([root.ca, leaf.ca]).toEqual([true, false]);
  expect(leaf.verify(root.publicKey) && leaf.checkIssued(root)).toBe(true);
  expect(leaf.checkHost("pbx.example.org")).toBe("pbx.example.org");
  expect(leaf.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(leaf.checkHost("evil.example.org")).toBeUndefined();
});

test("Chromium's limit of 398 days is kept", async () => {
  const { server } = await createLocalCertificates({ names: ["localhost"] });
  const { validFrom, validTo } = new X509Certificate(server.certificate);
  expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThan(398 * 24 * 60 * 60 * 1000);
});

test("one authority serves two servers over real TLS", async () => {
  const authority = await createAuthority("Lab");
  for (const address of ["127.0.0.1", "127.0.0.2"]) {
    const { certificate, key } = await issueCertificate(authority, { names: [], addresses: [address] });
    const server = createServer({ cert: certificate, key }, (socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("not listening");
    const client = connect({ host: address, port: bound.port, ca: authority.certificate });
    await new Promise((resolve, reject) => {
      client.once("secureConnect", resolve);
      client.once("error", reject);
    });
    expect(client.authorized).toBe(true);
    client.destroy();
    server.close();
  }
});

test("what is no address is refused by name", async () => {
  await expect(createLocalCertificates({ names: [], addresses: ["pbx"] })).rejects.toThrow(
    "not an IP address: pbx",
  );
});
