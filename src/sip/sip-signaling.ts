import type { UserAgent } from "sip.js";
import type { CallId } from "../core/call/call.ts";
import type { LineSignal } from "../core/line/line.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Signaling, SignalingEvent } from "../core/ports/signaling.ts";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { QueuePlace } from "../core/ports/shift.ts";
import type { Logger } from "../shared/logger.ts";
import type { CallAudio } from "./call-media.ts";
import { createMediaSource, type MediaSettings, type MediaSource } from "./media-source.ts";
import { createCalls } from "./calls.ts";
import { createCredentials } from "./credentials.ts";
import { createLastWords } from "./last-words.ts";
import { createLateWatching } from "./late-watching.ts";
import { startHeartbeat, type Heartbeat } from "./heartbeat.ts";
import { problem } from "./line-problems.ts";
import { tellLeft } from "./left-calls.ts";
import { askForOptions } from "./options.ts";
import { startRegistration, type Registration } from "./registration.ts";
import { createUserAgent, type AgentSettings } from "./user-agent.ts";

export type SipSettings = AgentSettings & { readonly media: MediaSettings };

export type SipPorts = {
  readonly audio: CallAudio;
  readonly newId: () => CallId;
  readonly clock: Clock;
  /** Whether the computer itself has a network (`navigator.onLine`). */
  readonly online: () => boolean;
  readonly logger: Logger;
  /** Runs it once the page has shown what it was told. */
  readonly later: (work: () => void) => void;
  /** The microphone that an answered call waits for: more urgent than any picture. */
  readonly urgent?: ((opening: Promise<unknown>) => void) | undefined;
  /** Where the media sides of calls come from: the browser's own connections unless a test brings others. */
  readonly media?: MediaSource;
};

export type SipSignaling = Signaling & {
  /** From the next request on this is our password; what is up stays up. */
  readonly setPassword: (password: string) => void;
  /** TURN servers beside those of the settings, from the next call on. */
  readonly setRelays: (
    relays: readonly {
      readonly urls: readonly string[];
      readonly username: string;
      readonly credential: string;
    }[],
  ) => void;
  /** How colleagues and parking places stand, by SUBSCRIBE. */
  readonly presence: PresenceWatch;
  /** This agent's place in Asterisk's queue, by MESSAGE: for a phone without a backend. */
  readonly queue: QueuePlace;
  /** The connection of a call, for its statistics (statistics.ts); null when there is none. */
  readonly connectionOf: (id: CallId) => RTCPeerConnection | null;
};

/**
 * The telephone network by sip.js. One user agent per sign-in: its dialogs outlive a lost socket.
 * Throws when user or domain cannot stand in a SIP URI; the sign-in form checks both before.
 */
export function createSipSignaling(settings: SipSettings, ports: SipPorts): SipSignaling {
  const listeners = new Set<(event: SignalingEvent) => void>();
  const emit = (event: SignalingEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const tellLine = (signal: LineSignal): void => emit({ type: "line", signal });
  const media = ports.media ?? createMediaSource(settings.media, ports.clock);
  const calls = createCalls({
    userAgent: () => userAgent,
    domain: settings.domain,
    audio: ports.audio,
    media,
    sign: (request) => credentials.sign(request),
    newId: ports.newId,
    now: ports.clock.now,
    later: ports.later,
    urgent: ports.urgent,
    offer: (offer) => emit({ type: "offer", offer }),
    tell: (id, signal) => {
      if (signal.type === "answered") heartbeat?.hurry();
      emit({ type: "call", id, signal });
    },
    hushed: (silence, isStranded) => heartbeat?.doubt(silence, isStranded),
  });
  const userAgent: UserAgent = createUserAgent(settings, ports.logger, {
    delegate: {
      onInvite: (invitation) => calls.invited(invitation),
      onMessage: (message) => {
        calls.heard(message);
        watching.heard(message);
      },
      // sip.js is still changing over here and refuses a new socket: tell when it is through.
      onDisconnect: () => queueMicrotask(socketLost),
    },
    sessionDescriptionHandlerFactory: (session) => calls.describe(session),
  });
  const lastWords = createLastWords(userAgent, ports.clock.now);
  const credentials = createCredentials(userAgent);

  const watching = createLateWatching(userAgent, settings);

  /** Counts sockets, so that news of an old one is not taken for news of this one. */
  let socket = 0;
  /** The socket of the last registration. */
  let registered = 0;
  let open = false;
  let started = false;
  let registration: Registration | null = null;
  let heartbeat: Heartbeat | null = null;
  let stopHearing: (() => void) | null = null;

  function endHeartbeat(): void {
    heartbeat?.stop();
    heartbeat = null;
  }

  function endRegistration(): void {
    registration?.end();
    registration = null;
    endHeartbeat();
  }

  function tellRegistration(signal: LineSignal): void {
    tellLine(signal);
    if (signal.type !== "registered") return;
    if (socket !== registered) {
      lastWords.repeat();
      calls.lineUp();
    }
    registered = socket;
    heartbeat ??= startHeartbeat({
      ask: askServer,
      isTalking: () => calls.areUp() || lastWords.areUnheard(),
      isRisky: () => !calls.areAllUp(),
      clock: ports.clock,
      dead: socketDied,
    });
    watching.lineUp();
    // The line of a page that was loaded again is there before the browser has said whether the microphone is allowed.
    // And where a call has asked for it, the call goes on first.
    stopHearing ??= ports.audio.onMicrophoneSure(() => ports.later(warmUp));
    warmUp();
  }

  /** Before the microphone is allowed, browsers hide the computer's addresses from Asterisk behind names of their own (mDNS). */
  function warmUp(): void {
    if (stopHearing !== null && ports.audio.isMicrophoneSure()) media.warmUp(() => heartbeat?.moved());
  }

  function lineLost(): void {
    stopHearing?.();
    stopHearing = null;
    credentials.forget();
    media.coolDown();
    calls.lineLost();
    watching.lineLost();
  }

  /** Turns away from the socket there is, and from what was built on it. */
  function leaveSocket(): void {
    socket += 1;
    open = false;
    // Not awaited: on a dead network the closing handshake never ends.
    userAgent.transport.disconnect().catch(() => undefined);
    endRegistration();
    lineLost();
  }

  const lossOfSocket = () => problem(ports.online() ? "connection-lost" : "computer-offline");

  function socketLost(): void {
    if (!open) return;
    open = false;
    endRegistration();
    lineLost();
    tellLine({ type: "socket-closed", problem: lossOfSocket() });
  }

  function askServer(answered: () => void): void {
    // Whose password is refused is told by the registration, and once.
    const refused = (): void => {
      endHeartbeat();
      registration?.renew();
    };
    askForOptions(userAgent, settings.domain, credentials.sign, { answered, refused });
  }

  /** The browser would believe in it for long. */
  function socketDied(): void {
    leaveSocket();
    tellLine({ type: "socket-closed", problem: lossOfSocket() });
  }

  async function openSocket(): Promise<void> {
    leaveSocket();
    const mine = socket;
    const opening = started ? userAgent.transport.connect() : userAgent.start();
    started = true;
    const opened = await opening.then(
      () => true,
      () => false,
    );
    if (mine !== socket) return;
    open = opened;
    // Browsers hide why (close code 1006): server off, port closed and distrusted certificate look alike.
    const fault = problem(ports.online() ? "server-unreachable" : "computer-offline");
    tellLine(opened ? { type: "socket-opened" } : { type: "socket-closed", problem: fault });
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openSocket: () => void openSocket(),
    closeSocket: leaveSocket,
    register: () => {
      if (registration === null) registration = startRegistration(userAgent, ports.clock, tellRegistration);
      else registration.renew();
    },
    check: () => registration?.check(),
    unregister: endRegistration,
    // As with the connection that is kept ready.
    prepareToDial: () => {
      if (ports.audio.isMicrophoneSure()) media.prepare();
    },
    dial: calls.dial,
    accept: (id) => void calls.accept(id),
    decline: (id) => calls.refuse(id, 603, "declined"),
    refuseBusy: (id) => calls.refuse(id, 486, "busy-here"),
    end: (id) => {
      calls.end(id);
      heartbeat?.hurry();
    },
    setMicrophone: (id, microphone) => calls.setMicrophone(id, microphone === "open"),
    sendKey: calls.sendKey,
    setHold: calls.setHold,
    transfer: calls.transfer,
    handOver: calls.handOver,
    dialogOf: calls.dialogOf,
    takeOver: calls.takeOver,
    leave: (id) => {
      const dialog = calls.dialogOf(id);
      if (dialog === null) calls.giveBack(id);
      else tellLeft(userAgent, settings.domain, dialog, credentials.sign);
    },
    connectionOf: calls.connectionOf,
    presence: watching.presence,
    queue: watching.queue,
    setRelays: (relays) =>
      media.useServers(relays.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest }))),
    setPassword: (password) => {
      // sip.js reads it anew for each digest.
      userAgent.configuration.authorizationPassword = password;
      credentials.forget();
    },
  };
}
