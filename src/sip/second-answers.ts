import type { UserAgent } from "sip.js";

/**
 * Leaves out each further answer to a request that has had one and was sent anew with a password (RFC 3261 17.1.2.2,
 * "Completed": the transaction absorbs it). sip.js (0.21.2) swaps its transaction for the next one and keeps the old one's name
 * until a timer has gone off: two challenges to one repeated REGISTER, both held back by a network that stalled, make it take the
 * second for the server's word on the password that is on its way.
 */
export function leaveOutSecondAnswers({ userAgentCore }: UserAgent): void {
  const receive = userAgentCore.receiveIncomingResponseFromTransport.bind(userAgentCore);
  userAgentCore.receiveIncomingResponseFromTransport = (response) => {
    const client = userAgentCore.userAgentClients.get(response.viaBranch + response.method);
    const isAnswered = client !== undefined && client.transaction.id !== response.viaBranch;
    if (!isAnswered) receive(response);
  };
}
