import { Web } from "sip.js";
import { createMinimalPage } from "./minimal-page.ts";

const { server, domain, user, password, iceServers } = globalThis.benchAccount;
const page = createMinimalPage();

const simpleUser = new Web.SimpleUser(server, {
  aor: `sip:${user}@${domain}`,
  media: { constraints: { audio: true, video: false }, remote: { audio: page.customer } },
  userAgentOptions: {
    authorizationUsername: user,
    authorizationPassword: password,
    ...(iceServers === "default"
      ? {}
      : {
          sessionDescriptionHandlerFactoryOptions: {
            peerConnectionConfiguration: { iceServers: [...iceServers] },
          },
        }),
  },
  delegate: {
    onCallReceived: page.showIncoming,
    onCallAnswered: page.showTalking,
    onCallHangup: page.showIdle,
  },
});

const ask = (work: Promise<void>): void => {
  work.catch((error: unknown) => console.error(error));
};

page.connect({
  answer: () => ask(simpleUser.answer()),
  hangUp: () => ask(simpleUser.hangup()),
  call: (number) => {
    page.showDialing();
    ask(
      simpleUser.call(`sip:${number}@${domain}`, undefined, {
        // SimpleUser's own delegate does not tell of ringing.
        requestDelegate: {
          onProgress: ({ message }) => {
            if (message.statusCode === 180) page.showRinging();
          },
        },
      }),
    );
  },
});

ask(simpleUser.connect().then(() => simpleUser.register()));
