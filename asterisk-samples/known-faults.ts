import { optionOf, parseConf, valueOf, type Option, type Place, type Section } from "./conf-file.ts";

/**
 * The faults of the WhatsApp + Asterisk + WebRTC sample that went round the web, each as a check. They
 * are numbered as in that list; 21 is about an npm package and no matter of configuration. The last two
 * are the traps that cost others the most time.
 */
export type FaultId =
  | `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20}`
  | "rewrite_contact"
  | "qualify_frequency";

export interface Finding extends Place {
  readonly fault: FaultId;
  readonly remedy: string;
}

/** Configuration files by name; one that is not given is not looked at. */
export type ConfFiles = Readonly<Record<string, string>>;

type Check = (files: Parsed) => Iterable<Place | undefined>;

interface Parsed {
  readonly pjsip: readonly Section[];
  readonly extensions: readonly Section[];
  readonly http: readonly Section[];
  readonly ari: readonly Section[];
}

const remedies: Record<FaultId, string> = {
  "1": "give the endpoint an own type=auth section and name it by auth=",
  "2": "use one name for endpoint, auth user and AOR: REGISTER looks the AOR up by it",
  "3": "set webrtc=yes: without it the dtls_ lines do nothing and the SDP has no fingerprint",
  "4": "drop force_avp: DTLS needs the RTP profile that webrtc=yes chooses",
  "5": "WSS lives in http.conf (tlsenable, tlsbindaddr, tlscertfile); name no transport on an agent",
  "6": "leave prefix empty: it would move /ws and /ari",
  "7": "write _[+0-9]X.: numbers arrive with a plus, which X does not match",
  "8": "dial an endpoint that exists, by its own name",
  "9": "use a pattern or a queue: a variable as extension covers one number",
  "10": "use r and a pre-dial b(): t, T and o allow DTMF transfers and change the caller id",
  "11": "use TLS on 5061: WhatsApp takes nothing else",
  "12": "the domain is wa.meta.vc; there is no whatsapp.net for calls",
  "13": "from_domain is your own hostname as given to Meta, else 403",
  "14": "set outbound_auth and from_user: every call is challenged with 407",
  "15": "remove outbound_proxy: the contact says where to go",
  "16": "allow opus only: every other codec costs a transcode",
  "17": "identify by match_request_uri and digest: Meta calls from many addresses",
  "18": "name the key by itself: priv_key_file, tlsprivatekey",
  "19": "plain HTTP on 127.0.0.1 only, and pretty=no",
  "20": "trust_id_inbound=no: else an agent can forge any caller id",
  rewrite_contact: "rewrite_contact=no on the trunk: yes alters Record-Route, and calls die after 32 s",
  qualify_frequency:
    "qualify_frequency=0 on the trunk: Meta may not answer OPTIONS, and then no call goes out",
};

const checks: Record<FaultId, Check> = {
  "1": ({ pjsip }) =>
    endpoints(pjsip).flatMap((endpoint) =>
      ["auth_type", "username", "password"].map((name) => optionOf(endpoint, name)),
    ),
  "2": ({ pjsip }) =>
    agents(pjsip).filter((agent) => valueOf(agent, "aors") !== agent.name || !authFits(pjsip, agent)),
  "3": ({ pjsip }) =>
    endpoints(pjsip)
      .filter(
        (endpoint) =>
          valueOf(endpoint, "webrtc") !== "yes" && valueOf(endpoint, "media_encryption") !== "dtls",
      )
      .map((endpoint) => endpoint.options.find(({ name }) => name.startsWith("dtls_"))),
  "4": ({ pjsip }) => everywhere(pjsip, "force_avp", (value) => value === "yes"),
  "5": misplacedWebSocket,
  "6": ({ http }) => everywhere(http, "prefix", (value) => value !== ""),
  "7": ({ extensions }) =>
    lines(extensions).filter(({ name, value }) => name === "exten" && /^_X[.!]/.test(value)),
  "8": ({ pjsip, extensions }) =>
    lines(extensions).filter(({ value }) => {
      const dialled = /\bDial\(PJSIP\/([\w-]+)[,)&]/.exec(value)?.[1];
      return (
        dialled !== undefined && pjsip.length > 0 && !endpoints(pjsip).some(({ name }) => name === dialled)
      );
    }),
  "9": ({ extensions }) =>
    lines(extensions).filter(({ name, value }) => name === "exten" && value.startsWith("${")),
  "10": ({ extensions }) => lines(extensions).filter(({ value }) => /[tTo]/.test(callOptions(value))),
  "11": ({ pjsip }) => everywhere(pjsip, "protocol", (value) => value === "udp" || value === "tcp"),
  "12": (files) =>
    Object.values(files).flatMap((sections: readonly Section[]) =>
      lines(sections).filter(({ value }) => value.includes("whatsapp.net")),
    ),
  "13": ({ pjsip }) =>
    everywhere(pjsip, "from_domain", (value) => /(^|\.)(meta\.vc|whatsapp\.\w+)$/.test(value)),
  "14": ({ pjsip }) =>
    trunks(pjsip).filter(
      (trunk) => valueOf(trunk, "outbound_auth") === "" || valueOf(trunk, "from_user") === "",
    ),
  "15": ({ pjsip }) => everywhere(pjsip, "outbound_proxy", (value) => value !== ""),
  "16": ({ pjsip }) =>
    trunks(pjsip).flatMap((trunk) =>
      trunk.options.filter(({ name, value }) => name === "allow" && value !== "opus"),
    ),
  "17": ({ pjsip }) => ofType(pjsip, "identify").map((identify) => optionOf(identify, "match")),
  "18": ({ pjsip, http }) => [
    ...keyless(pjsip, "cert_file", "priv_key_file"),
    ...keyless(http, "tlscertfile", "tlsprivatekey"),
  ],
  "19": ({ http, ari }) => [
    ...everywhere(http, "bindaddr", (value) => !value.startsWith("127.") && value !== "::1"),
    ...everywhere(ari, "pretty", (value) => value === "yes"),
  ],
  "20": ({ pjsip }) => everywhere(pjsip, "trust_id_inbound", (value) => value === "yes"),
  rewrite_contact: ({ pjsip }) =>
    trunks(pjsip).map((trunk) =>
      valueOf(trunk, "rewrite_contact") === "yes" ? optionOf(trunk, "rewrite_contact") : undefined,
    ),
  qualify_frequency: ({ pjsip }) =>
    ofType(pjsip, "aor")
      .filter(
        (aor) => valueOf(aor, "contact") !== "" && !["", "0"].includes(valueOf(aor, "qualify_frequency")),
      )
      .map((aor) => optionOf(aor, "qualify_frequency")),
};

/** Every known fault in these files; none is what they should have. */
export function findKnownFaults(files: ConfFiles): Finding[] {
  const read = (name: string) => parseConf(name, files[name] ?? "");
  const parsed: Parsed = {
    pjsip: read("pjsip.conf"),
    extensions: read("extensions.conf"),
    http: read("http.conf"),
    ari: read("ari.conf"),
  };
  return (Object.keys(checks) as FaultId[]).flatMap((fault) =>
    [...checks[fault](parsed)]
      .filter((place) => place !== undefined)
      .map(({ file, line }) => ({ fault, file, line, remedy: remedies[fault] })),
  );
}

function ofType(pjsip: readonly Section[], type: string): Section[] {
  return pjsip.filter((section) => !section.isTemplate && valueOf(section, "type") === type);
}

function endpoints(pjsip: readonly Section[]): Section[] {
  return ofType(pjsip, "endpoint");
}

/** Endpoints with a fixed contact: calls go out to a place that never registers. */
function trunks(pjsip: readonly Section[]): Section[] {
  const fixed = new Set(
    ofType(pjsip, "aor")
      .filter((aor) => valueOf(aor, "contact") !== "")
      .map(({ name }) => name),
  );
  return endpoints(pjsip).filter((endpoint) => fixed.has(valueOf(endpoint, "aors")));
}

function agents(pjsip: readonly Section[]): Section[] {
  const notAgents = new Set(trunks(pjsip));
  return endpoints(pjsip).filter((endpoint) => !notAgents.has(endpoint) && valueOf(endpoint, "aors") !== "");
}

/** No auth named like that at all is another matter than one with another user. */
function authFits(pjsip: readonly Section[], agent: Section): boolean {
  const auth = ofType(pjsip, "auth").find(({ name }) => name === valueOf(agent, "auth"));
  return auth === undefined || valueOf(auth, "username") === agent.name;
}

function* misplacedWebSocket({ pjsip, http }: Parsed): Generator<Option | Section | undefined> {
  const sockets = ofType(pjsip, "transport").filter((transport) =>
    /^wss?$/.test(valueOf(transport, "protocol")),
  );
  const names = new Set(sockets.map(({ name }) => name));
  for (const endpoint of endpoints(pjsip))
    if (names.has(valueOf(endpoint, "transport"))) yield optionOf(endpoint, "transport");
  for (const transport of sockets) {
    yield optionOf(transport, "cert_file");
    const server = http.find(({ name }) => name === "general");
    if (server !== undefined && valueOf(server, "tlsenable") !== "yes") yield transport;
  }
}

function everywhere(
  sections: readonly Section[],
  name: string,
  isFault: (value: string) => boolean,
): Option[] {
  return sections
    .map((section) => optionOf(section, name))
    .filter((option) => option !== undefined && isFault(option.value)) as Option[];
}

function lines(sections: readonly Section[]): Option[] {
  return sections.flatMap(({ options }) => options);
}

/** The letters that Dial or Queue are given, without the brackets behind them. */
function callOptions(line: string): string {
  const options =
    /\bDial\([^,]*,[^,]*,([^,]*)/.exec(line)?.[1] ?? /\bQueue\([^,]*,([^,]*)/.exec(line)?.[1] ?? "";
  return options.replaceAll(/\([^)]*\)?/g, "").replace(/\).*$/, "");
}

function keyless(sections: readonly Section[], certificate: string, key: string): (Option | undefined)[] {
  return sections
    .filter((section) => valueOf(section, key) === "")
    .map((section) => optionOf(section, certificate));
}
