import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findKnownFaults, type ConfFiles, type FaultId } from "./known-faults.ts";
import { fillSamples, sampleNames } from "./render/render.ts";
import { withSecrets } from "./render/secrets.ts";
import { parseValues } from "./render/parse-values.ts";

const pjsip = (text: string): ConfFiles => ({ "pjsip.conf": text });
const extensions = (text: string): ConfFiles => ({ "extensions.conf": `[default]\n${text}` });
const trunk = (options: string): ConfFiles =>
  pjsip(
    `[wa]\ntype=endpoint\naors=wa\noutbound_auth=wa\nfrom_user=+1\n${options}\n[wa]\ntype=aor\ncontact=sip:wa.meta.vc`,
  );

const bad: [FaultId, string, ConfFiles][] = [
  ["1", "a password inside the endpoint", pjsip("[1000]\ntype=endpoint\nauth_type=userpass")],
  ["2", "an AOR of another name", pjsip("[1000]\ntype=endpoint\naors=web_client_aor_specific")],
  [
    "2",
    "an auth user of another name",
    pjsip("[1000]\ntype=endpoint\naors=1000\nauth=a\n[a]\ntype=auth\nusername=webclientuser"),
  ],
  ["3", "dtls_ lines without DTLS", pjsip("[1000]\ntype=endpoint\ndtls_verify=fingerprint")],
  ["4", "force_avp", pjsip("[1000]\ntype=endpoint\nforce_avp=yes")],
  [
    "5",
    "an agent tied to a transport",
    pjsip("[ws]\ntype=transport\nprotocol=ws\n[1000]\ntype=endpoint\ntransport=ws"),
  ],
  ["5", "a certificate where it is ignored", pjsip("[wss]\ntype=transport\nprotocol=wss\ncert_file=/c.pem")],
  [
    "5",
    "wss without TLS in http.conf",
    { ...pjsip("[wss]\ntype=transport\nprotocol=wss"), "http.conf": "[general]\nenabled=yes" },
  ],
  ["6", "a prefix", { "http.conf": "[general]\nprefix=ari" }],
  ["7", "a pattern that no plus matches", extensions("exten => _X.,1,NoOp()")],
  [
    "8",
    "an endpoint that does not exist",
    { ...extensions("exten => 1,1,Dial(PJSIP/1000)"), ...pjsip("[web]\ntype=endpoint\naors=web") },
  ],
  ["9", "a variable for an extension", extensions("exten => ${WEB_CLIENT_EXTEN},1,NoOp()")],
  ["10", "DTMF transfers on Dial", extensions("exten => 1,1,Dial(PJSIP/${X},20,Ttor)")],
  ["10", "DTMF transfers on Queue", extensions("exten => 1,1,Queue(whatsapp,tr)")],
  ["11", "UDP", pjsip("[udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0:5060")],
  ["12", "a domain that does not exist", pjsip("[wa]\ntype=aor\ncontact=sip:c.whatsapp.net")],
  ["13", "Meta's domain in From", trunk("from_domain=wa.meta.vc")],
  ["14", "no outbound auth", pjsip("[wa]\ntype=endpoint\naors=wa\n[wa]\ntype=aor\ncontact=sip:wa.meta.vc")],
  ["15", "an outbound proxy", trunk("outbound_proxy=sip:wa.meta.vc")],
  ["16", "G.711 on the trunk", trunk("allow=opus,ulaw,alaw")],
  ["17", "identify by address", pjsip("[wa]\ntype=identify\nendpoint=wa\nmatch=wa.meta.vc")],
  ["18", "no key file of its own", pjsip("[tls]\ntype=transport\nprotocol=tls\ncert_file=/both.pem")],
  ["19", "ARI for everybody", { "http.conf": "[general]\nbindaddr=0.0.0.0" }],
  ["19", "pretty", { "ari.conf": "[general]\npretty=yes" }],
  ["20", "agents who choose their caller id", pjsip("[1000]\ntype=endpoint\ntrust_id_inbound=yes")],
  ["rewrite_contact", "Record-Route altered", trunk("rewrite_contact=yes")],
  [
    "qualify_frequency",
    "OPTIONS to Meta",
    pjsip("[wa]\ntype=aor\ncontact=sip:wa.meta.vc\nqualify_frequency=60"),
  ],
];

describe("the known faults of a published sample", () => {
  test.each(bad)("%s: %s", (fault, _what, files) => {
    expect(findKnownFaults(files).map((finding) => finding.fault)).toContain(fault);
  });

  test("a fault inherited from a template counts, one in a comment does not", () => {
    const found = findKnownFaults(
      pjsip("[a](!)\ntype=endpoint\n;trust_id_inbound=yes\nforce_avp=yes\n[1](a)"),
    );
    expect(found.map(({ fault, line }) => `${fault} in line ${line}`)).toEqual([
      "4 in line 4",
      "4 in line 4",
    ]);
  });

  test("none is in our samples as they stand", async () => {
    const names = await sampleNames();
    const texts = await Promise.all(names.map((name) => readFile(join(import.meta.dirname, name), "utf8")));
    expect(
      findKnownFaults(Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]))),
    ).toEqual([]);
  });

  test("none is in what we render", async () => {
    const values = withSecrets(
      parseValues({
        hostname: "pbx.example.org",
        businessNumbers: [{ number: "+12145551869" }, { number: "+4930901820" }],
        agents: [
          { extension: "1001", name: "Alice" },
          { extension: "1002", name: "Bob" },
        ],
      }),
    );
    const rendered = await fillSamples(values);
    expect(
      findKnownFaults(Object.fromEntries([...rendered].map(([name, text]) => [name, String(text)]))),
    ).toEqual([]);
  });
});
