import "reflect-metadata"; // @peculiar/x509 reads it while loading
import * as x509 from "@peculiar/x509";
import { webcrypto } from "node:crypto";
import { isIP } from "node:net";

/**
 * Certificates for a machine of one's own: an authority made on the spot and what it signs. A browser
 * or an Asterisk that is given the authority's certificate trusts them, nobody else does.
 */
export interface Issued {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8. */
  readonly key: string;
}

export interface LocalCertificates {
  readonly authority: Issued;
  readonly server: Issued;
}

export interface Holder {
  /** DNS names; the first becomes the common name. */
  readonly names: readonly string[];
  readonly addresses?: readonly string[];
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

// Chromium refuses server certificates of more than 398 days; an hour back forgives a slow clock.
const days = 397;
const dayMs = 24 * 60 * 60 * 1000;
const validity = () => ({
  notBefore: new Date(Date.now() - 60 * 60 * 1000),
  notAfter: new Date(Date.now() + days * dayMs),
});

export async function createAuthority(name = "Ringbridge local authority"): Promise<Issued> {
  const keys = await freshKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pem(certificate), key: await pemKey(keys.privateKey) };
}

/** Signs a certificate for a server, such as Asterisk or the stand-in for Meta. */
export async function issueCertificate(authority: Issued, holder: Holder): Promise<Issued> {
  const { names, addresses = [] } = holder;
  const strangers = addresses.filter((address) => isIP(address) === 0);
  if (strangers.length > 0) throw new Error(`not an IP address: ${strangers.join(", ")}`);
  const issuer = new x509.X509Certificate(authority.certificate);
  const keys = await freshKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity(),
    subject: [{ CN: [names[0] ?? addresses[0] ?? "localhost"] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.serverAuth,
        x509.ExtendedKeyUsage.clientAuth,
      ]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: "dns", value }) as const),
        ...addresses.map((value) => ({ type: "ip", value }) as const),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pem(certificate), key: await pemKey(keys.privateKey) };
}

/** An authority and one server certificate signed by it. */
export async function createLocalCertificates(holder: Holder): Promise<LocalCertificates> {
  const authority = await createAuthority();
  return { authority, server: await issueCertificate(authority, holder) };
}

async function freshKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function readKey(key: string): Promise<webcrypto.CryptoKey> {
  const [der] = x509.PemConverter.decode(key);
  if (der === undefined) throw new Error("the authority's key is not PEM");
  return await webcrypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
}

async function pemKey(key: webcrypto.CryptoKey): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")}\n`;
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString("pem")}\n`;
}
