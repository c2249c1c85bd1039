import { readDelivery } from "../adapters/meta/read-delivery.ts";
import type { MetaFault, MetaFaultKind } from "../core/meta/fault.ts";
import type {
  NumberAtMeta,
  SettingsAtMeta,
  SipServer,
  WantedCallSettings,
} from "../core/numbers/call-settings.ts";
import type { PermissionAtMeta } from "../core/permissions/permission.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Meta, MetaAccess, MetaAnswer } from "../core/ports/meta.ts";

export type Question = Exclude<keyof Meta, "readDelivery">;

/** A number as the fake Meta has it. */
export type NumberInFake = {
  wabaId: string;
  /** E.164 with its plus; null: a proxy that does not tell. */
  number: string | null;
  about: NumberAtMeta;
  settings: Omit<WantedCallSettings, "permissionTemplate" | "callHours"> & Pick<SettingsAtMeta, "callHours">;
  servers: (SipServer & { password: string | null })[];
  restrictions: SettingsAtMeta["restrictions"];
};

export type FakeMeta = Meta & {
  readonly numbers: Map<string, NumberInFake>;
  /** Every question, such as "writeSettings 106540352242922"; without secrets and customers. */
  readonly asked: string[];
  /** Requests for permission that reached a customer. */
  readonly requests: {
    readonly customer: string;
    readonly text: string | null;
    readonly template: string | null;
  }[];
  /** The token that works. */
  token: string;
  addNumber(phoneNumberId: string, number: string | null, more?: Partial<NumberInFake>): NumberInFake;
  /** What Meta says of a customer from now on. */
  setPermission(customer: string, permission: Partial<PermissionAtMeta>): void;
  /** The next questions of this kind are refused. */
  refuse(question: Question, kind: MetaFaultKind, times?: number): void;
  /** The next question waits until the returned function is called. */
  holdNext(): () => void;
};

const aboutAWorkingNumber: NumberAtMeta = {
  verifiedName: "Fjord Outdoor",
  status: "CONNECTED",
  quality: "GREEN",
  messagingLimit: "TIER_10K",
  accountMode: "LIVE",
};

const untouched: NumberInFake["settings"] = {
  calling: "off",
  sip: "off",
  keyExchange: "DTLS",
  callHours: null,
  callbackPermission: "off",
  callIcon: "shown",
  additionalCodecs: [],
};

const nothingGiven: Omit<PermissionAtMeta, "readAt"> = {
  state: "none",
  expiresAt: null,
  mayCall: false,
  mayAsk: true,
  calls: { left: 100, max: 100, until: null },
  requestsDay: { left: 1, max: 1, until: null },
  requestsWeek: { left: 2, max: 2, until: null },
};

/** Meta in memory, with numbers on which nobody has set anything. Its webhooks are read as the real ones are. */
export function createFakeMeta(clock: Clock): FakeMeta {
  const numbers = new Map<string, NumberInFake>();
  const permissions = new Map<string, Omit<PermissionAtMeta, "readAt">>();
  const refusals: { question: Question; kind: MetaFaultKind; times: number }[] = [];
  const asked: string[] = [];
  const requests: FakeMeta["requests"] = [];
  let gate: Promise<void> | null = null;
  let passwords = 0;

  const fault = (kind: MetaFaultKind): MetaAnswer<never> => ({
    kind: "fault",
    fault: faultAt(kind, clock.now()),
  });

  async function answer<Value>(
    question: Question,
    { accessToken }: MetaAccess,
    about: string,
    work: () => MetaAnswer<Value>,
  ): Promise<MetaAnswer<Value>> {
    asked.push(`${question} ${about}`);
    const held = gate;
    gate = null;
    await held;
    // Never within the caller's own turn of the event loop, so that races show.
    await new Promise((resolve) => setImmediate(resolve));
    if (accessToken !== fake.token) return fault("token-refused");
    const refusal = refusals.find((each) => each.question === question && each.times > 0);
    if (refusal === undefined) return work();
    refusal.times -= 1;
    return fault(refusal.kind);
  }

  const onNumber =
    <Value>(phoneNumberId: string, work: (number: NumberInFake) => Value) =>
    (): MetaAnswer<Value> => {
      const number = numbers.get(phoneNumberId);
      return number === undefined ? fault("number-unknown") : { kind: "answered", value: work(number) };
    };

  function newPassword(): string {
    passwords += 1;
    return `meta-made-password-${passwords}`;
  }

  const fake: FakeMeta = {
    numbers,
    asked,
    requests,
    token: "the-token-that-works",
    addNumber(phoneNumberId, number, more = {}) {
      const added: NumberInFake = {
        wabaId: "102290129340398",
        number,
        about: aboutAWorkingNumber,
        settings: untouched,
        servers: [],
        restrictions: [],
        ...more,
      };
      numbers.set(phoneNumberId, added);
      return added;
    },
    setPermission(customer, permission) {
      permissions.set(customer, { ...(permissions.get(customer) ?? nothingGiven), ...permission });
    },
    refuse(question, kind, times = 1) {
      refusals.push({ question, kind, times });
    },
    holdNext() {
      let open: () => void = () => undefined;
      gate = new Promise<void>((resolve) => (open = resolve));
      return open;
    },
    listNumbers: (access, wabaId) =>
      answer("listNumbers", access, wabaId, () => ({
        kind: "answered",
        value: [...numbers].flatMap(([phoneNumberId, { wabaId: of, number, about }]) =>
          of === wabaId && number !== null
            ? [{ phoneNumberId, number, verifiedName: about.verifiedName }]
            : [],
        ),
      })),
    readNumber: (access, phoneNumberId) =>
      answer(
        "readNumber",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, ({ number, about }) => (number === null ? null : { ...about, number })),
      ),
    readSettings(access, phoneNumberId, ours) {
      const readAt = clock.now();
      return answer(
        "readSettings",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, (number) => reading(number, ours, readAt)),
      );
    },
    writeSettings: (access, phoneNumberId, wanted, server) =>
      answer(
        "writeSettings",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, (number) => {
          const { callHours, ...settings } = wanted;
          number.settings = { ...settings, callHours: callHours ?? number.settings.callHours };
          // Writing a server anew keeps its password; one that was cleared gets a new one.
          const password = number.servers[0]?.password ?? newPassword();
          number.servers = [{ ...server, password }, ...number.servers.slice(1)];
          return null;
        }),
      ),
    clearSip: (access, phoneNumberId) =>
      answer(
        "clearSip",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, (number) => {
          number.settings = { ...number.settings, calling: "off", sip: "off" };
          number.servers = [];
          return null;
        }),
      ),
    readPermission(access, phoneNumberId, customer) {
      const readAt = clock.now();
      return answer(
        "readPermission",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, () => ({ readAt, ...(permissions.get(customer) ?? nothingGiven) })),
      );
    },
    askPermission: (access, phoneNumberId, customer, { text, template }) =>
      answer(
        "askPermission",
        access,
        phoneNumberId,
        onNumber(phoneNumberId, () => {
          requests.push({ customer, text, template: template?.name ?? null });
          return { messageId: `wamid.request-${requests.length}` };
        }),
      ),
    readDelivery,
  };
  return fake;
}

function reading(number: NumberInFake, ours: SipServer, readAt: number) {
  const { calling, sip, keyExchange, callHours, callbackPermission, callIcon, additionalCodecs } =
    number.settings;
  const isOurs = ({ hostname, port }: SipServer) => hostname === ours.hostname && port === ours.port;
  const chosen = number.servers.find(isOurs) ?? number.servers.find(({ password }) => password !== null);
  return {
    sipPassword: chosen?.password ?? null,
    settings: {
      readAt,
      ...{ calling, sip, keyExchange, callHours, callbackPermission, callIcon, additionalCodecs },
      servers: number.servers.map((server) => ({
        hostname: server.hostname,
        port: server.port,
        hasPassword: server.password !== null,
        ours: server === chosen,
      })),
      restrictions: number.restrictions,
      number: null,
      passwordAtPbx: "in-step",
    } satisfies SettingsAtMeta,
  };
}

/** A fault with some words of Meta's. */
export const faultAt = (kind: MetaFaultKind, at: number): MetaFault => ({
  kind,
  code: 138_000,
  subcode: null,
  text: `Meta says ${kind}.`,
  at,
  nextAllowedAt: null,
});
