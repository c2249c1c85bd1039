import { X509Certificate, createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import { createAuthority, issueCertificate } from "../asterisk-samples/render/certificates.ts";

/** PEM files of one server. */
export interface ServerCertificate {
  readonly chainFile: string;
  readonly keyFile: string;
  /** Base64 of the SHA-256 of its public key: what Chromium's --ignore-certificate-errors-spki-list takes. */
  readonly fingerprint: string;
}

/** The one authority of a lab, which the PBX and the stand-in for Meta trust. Its key is never written down. */
export interface LabAuthority {
  readonly file: string;
  /** Signs a certificate for host names and addresses, written as `name`.pem and `name`.key. */
  issue(name: string, hosts: readonly string[]): Promise<ServerCertificate>;
}

/** Makes an authority and writes its certificate to `directory`/authority.pem. */
export async function createLabAuthority(directory: string): Promise<LabAuthority> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const authority = await createAuthority("Ringbridge lab");
  const file = join(directory, "authority.pem");
  await writeFile(file, authority.certificate);
  return {
    file,
    issue: async (name, hosts) => {
      const { certificate, key } = await issueCertificate(authority, {
        names: hosts.filter((host) => isIP(host) === 0),
        addresses: hosts.filter((host) => isIP(host) !== 0),
      });
      const chainFile = join(directory, `${name}.pem`);
      const keyFile = join(directory, `${name}.key`);
      await writeFile(chainFile, certificate);
      await writeFile(keyFile, key, { mode: 0o600 });
      const publicKey = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
      return { chainFile, keyFile, fingerprint: createHash("sha256").update(publicKey).digest("base64") };
    },
  };
}
