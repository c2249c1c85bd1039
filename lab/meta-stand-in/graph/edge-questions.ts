import { createSocket } from "node:dgram";
import { once } from "node:events";
import { META_DOMAIN, TEXTS } from "../meta-facts.ts";
import type { CallLog } from "./call-log.ts";
import { refusalOf, serverOf } from "./call-rules.ts";
import type { Refusal } from "./call-rules.ts";
import { createNonces, parseCredentials, provesPassword } from "./digest.ts";
import type { Credentials } from "./digest.ts";
import { callId } from "./ids.ts";
import { personOf } from "./person.ts";
import { addressIn, formatReply, headerOf, parseRequest } from "./sip-message.ts";
import type { SipReply, SipRequest } from "./sip-message.ts";
import type { PhoneNumber, World } from "./world.ts";

/** Decides about calls of the business. */
export interface EdgeQuestions {
  /** 407, a refusal, or 302, with which the edge lets the customer's phone ring. */
  answer(invite: SipRequest): SipReply;
  /** What the edge tells of calls, one line each: "answered CALL-ID". */
  hear(line: string): void;
}

export function createEdgeQuestions(world: World, calls: CallLog): EdgeQuestions {
  const nonces = createNonces();

  const challenge = (stale: "stale" | "fresh"): SipReply => ({
    status: 407,
    reason: "Proxy Authentication Required",
    headers: [`Proxy-Authenticate: ${nonces.challenge(stale)}`],
  });

  return {
    answer: (invite) => {
      const credentials = parseCredentials(headerOf(invite, "proxy-authorization"));
      if (!credentials) return challenge("fresh");
      const from = addressIn(headerOf(invite, "from") ?? "");
      const number = world.numbers().find((each) => each.number === from.user);
      if (!number) return refusal({ status: 400, text: TEXTS.unknownNumber });
      const stranger = identityFault(invite, number, credentials, from.host);
      if (stranger) return refusal(stranger);
      if (!nonces.isFresh(credentials.get("nonce") ?? "")) return challenge("stale");

      const sipId = headerOf(invite, "call-id") ?? "";
      const customer = personOf(addressIn(invite.uri).user).key;
      const refused = calls.knows(sipId)
        ? undefined
        : refusalOf(
            {
              number,
              pair: world.pair(number, customer),
              line: calls.isBusy(number, customer, sipId) ? "busy" : "free",
              offer: invite.body,
            },
            world.clock.now(),
          );
      if (refused) return refusal(refused);
      if (!calls.knows(sipId))
        calls.begin({ id: callId(), numberId: number.id, customer, by: "business" }, sipId);
      return { status: 302, reason: "Moved Temporarily" };
    },
    hear: (line) => {
      const [happening = "", sipId = "", detail = ""] = line.trim().split(" ");
      switch (happening) {
        case "called":
          calls.identify(detail, sipId);
          return;
        case "answered":
          calls.answered(sipId);
          return;
        case "cancelled":
          calls.ended(sipId, "unanswered");
          return;
        case "failed":
          calls.ended(sipId, UNANSWERED.includes(detail) ? "unanswered" : "refused");
          return;
        case "ended":
          calls.ended(sipId, "over");
          return;
        default:
          console.error(`The edge said "${line}".`);
      }
    },
  };
}

/** Statuses that mean that a person did not take the call; others are technical and do not count. */
const UNANSWERED = ["408", "480", "486", "487", "603"];

/** What is wrong with who the business says it is. */
function identityFault(
  invite: SipRequest,
  number: PhoneNumber,
  credentials: Credentials,
  fromHost: string,
): Refusal | undefined {
  const server = serverOf(number.settings, fromHost);
  if (!server) return { status: 403, text: TEXTS.wrongServer(fromHost, number.id) };
  const digestUri = credentials.get("uri") ?? "";
  const [asked, to] = [addressIn(digestUri), addressIn(headerOf(invite, "to") ?? "")];
  if (/^sips?:/.test(digestUri) && (asked.user !== to.user || asked.host !== to.host))
    return { status: 403, text: TEXTS.digestUri };
  const proven =
    credentials.get("username") === number.number.slice(1) &&
    provesPassword(credentials, invite.method, server.password);
  return proven ? undefined : { status: 403, text: TEXTS.digest };
}

/** Meta repeats its text in a Warning header. */
const refusal = ({ status, text }: Refusal): SipReply => ({
  status,
  reason: text,
  headers: [`Warning: 399 ${META_DOMAIN} "${text.replaceAll('"', '\\"')}"`],
});

/** Listens to the edge, which sends from the same address only. */
export async function listenToEdge(
  questions: EdgeQuestions,
  address: string,
  port: number,
): Promise<{ close(): void }> {
  const socket = createSocket("udp4");
  socket.on("message", (datagram, sender) => {
    if (sender.address !== address) return;
    const text = datagram.toString("utf8");
    const request = parseRequest(text);
    if (!request) {
      questions.hear(text);
      return;
    }
    // Nobody waits for an answer to these.
    if (request.method === "ACK") return;
    const reply = formatReply(request, answerTo(questions, request), "meta");
    socket.send(reply, sender.port, sender.address);
  });
  socket.bind(port, address);
  await once(socket, "listening");
  return { close: () => socket.close() };
}

const answerTo = (questions: EdgeQuestions, request: SipRequest): SipReply =>
  request.method === "INVITE" ? questions.answer(request) : { status: 200, reason: "OK" };
