import { UA, WebSocketInterface } from "jssip";
import type { PeerConnectionEvent } from "jssip/lib/RTCSession.js";
import type { RTCSessionEvent } from "jssip/lib/UA.js";
import { createMinimalPage } from "./minimal-page.ts";

const { server, domain, user, password, iceServers } = globalThis.benchAccount;
const page = createMinimalPage();
const options = {
  mediaConstraints: { audio: true, video: false },
  pcConfig: { iceServers: iceServers === "default" ? [] : [...iceServers] },
};

const userAgent = new UA({
  sockets: [new WebSocketInterface(server)],
  uri: `sip:${user}@${domain}`,
  password,
});
type Session = ReturnType<UA["call"]>;
let current: Session | undefined;

function play(connection: RTCPeerConnection): void {
  connection.addEventListener("track", ({ streams }) => (page.customer.srcObject = streams[0] ?? null));
}

userAgent.on("newRTCSession", ({ originator, session }: RTCSessionEvent) => {
  current = session;
  session.on("ended", page.showIdle);
  session.on("failed", page.showIdle);
  session.on("accepted", page.showTalking);
  session.on("peerconnection", ({ peerconnection }: PeerConnectionEvent) => play(peerconnection));
  if ((originator as string) === "remote") page.showIncoming();
  else {
    // Of its own call's connection it has told before it tells of the call: nobody could have listened yet.
    play(session.connection);
    // It tells of the 183 that connects, but not of the 180 behind it, whose answer it cannot take a second time.
    session.on("progress", page.showRinging);
  }
});

page.connect({
  answer: () => current?.answer(options),
  hangUp: () => current?.terminate(),
  call: (number) => {
    page.showDialing();
    userAgent.call(`sip:${number}@${domain}`, options);
  },
});

userAgent.start();
