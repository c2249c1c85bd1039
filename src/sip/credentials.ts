import type { Core, UserAgent } from "sip.js";

export type Credentials = {
  /**
   * Signs a request before anybody asks, by the PBX's last challenge over this socket: that saves the round trip of a 401.
   * A request that is challenged all the same is signed anew by sip.js.
   */
  readonly sign: (request: Core.OutgoingRequestMessage) => void;
  /** The socket is gone, or the password has changed: Asterisk knows a nonce by the address and port it was sent to. */
  readonly forget: () => void;
};

type Digest = Core.DigestAuthentication;
/** sip.js types it as anything; it is handed back as it came. */
type Challenge = unknown;

/** The digest credentials (RFC 7616) of a user agent, which reuse a nonce with a rising count. */
export function createCredentials(userAgent: UserAgent): Credentials {
  const { configuration } = userAgent.userAgentCore;
  const makeDigest = configuration.authenticationFactory.bind(configuration);
  let last: { readonly digest: Digest; readonly challenge: Challenge } | null = null;

  configuration.authenticationFactory = () => {
    const digest = makeDigest();
    if (digest === undefined) return undefined;
    const authenticate = digest.authenticate.bind(digest);
    digest.authenticate = (request, challenge, body) => {
      last = { digest, challenge: challenge as Challenge };
      return authenticate(request, challenge, body);
    };
    return digest;
  };

  return {
    sign: (request) => {
      if (last?.digest.authenticate(request, last.challenge) !== true) return;
      request.setHeader("authorization", last.digest.toString());
    },
    forget: () => {
      last = null;
    },
  };
}
