/** How a call sounds: the mark on its card and in the top bar, what is wrong, the figures behind it. */
export const quality = {
  levels: { good: "Good", fair: "Fair", poor: "Poor", "no-audio": "No audio" },
  measuring: "Measuring…",
  onHold: "Not measured on hold",
  /** The mark's whole name. */
  mark: (level: string) => `Audio: ${level}`,
  label: "Audio",
  details: "Audio details",
  /** `short` stands beside the level; `meaning` says what it means and what helps. */
  causes: {
    "connection-lost": {
      short: "connection lost",
      title: "The audio connection is lost",
      meaning: "Neither of you hears the other. It comes back by itself if the network does.",
    },
    "no-audio": {
      short: "nothing arrives from the customer",
      title: "No audio arrives from the customer",
      meaning:
        "Their phone may be muted or without network. Ask whether they hear you; if it stays silent, call back.",
    },
    "only-local": {
      short: "only local addresses",
      title: "Only addresses of this network were found",
      meaning:
        "Audio from elsewhere may not find this computer: a TURN server is needed. Tell an administrator.",
    },
    "microphone-silent": {
      short: "your microphone is silent",
      title: "Your microphone is silent",
      meaning:
        "The customer hears nothing. Look for a mute switch on the headset, or choose another microphone.",
    },
    "loss-in": {
      short: "gaps in what you hear",
      title: "Audio is lost on its way to you",
      meaning: "You hear gaps. A cable instead of Wi-Fi helps, or less traffic on this network.",
    },
    "loss-out": {
      short: "gaps in what the customer hears",
      title: "Audio is lost on its way from you",
      meaning: "The customer hears gaps. A cable instead of Wi-Fi helps, or less traffic on this network.",
    },
    unsteady: {
      short: "uneven network",
      title: "Audio arrives unevenly",
      meaning: "Voices may sound choppy. Downloads and video on this network are the usual reason.",
    },
    "long-delay": {
      short: "long delay",
      title: "The delay is long",
      meaning: "You may talk over each other. A VPN or a distant server is the usual reason.",
    },
    relay: {
      short: "through a relay",
      title: "Audio goes through a relay",
      meaning: "That is no fault: the network lets audio through this way only. It adds some delay.",
    },
  },
  choose: "Choose a microphone",
  showDetails: "Show details",
  figures: {
    mos: "Score",
    mosOf: "of 4.4 at best",
    lossIn: "Lost to you",
    lossOut: "Lost from you",
    jitter: "Jitter",
    roundTrip: "Round trip",
    timeToAudio: "Time to audio",
    path: "Path",
    codec: "Codec",
    none: "–",
  },
  kinds: { host: "direct", srflx: "through NAT", prflx: "through NAT", relay: "relay" },
  pathOf: (ours: string, theirs: string, protocol: string) => `${ours} ↔ ${theirs}, ${protocol}`,
  chart: {
    open: "Show the chart",
    close: "Hide the chart",
    waiting: "Loading the chart…",
    failed: "The chart could not be loaded.",
    again: "Try again",
    lead: "The last minutes of this call, second by second.",
    loss: "Loss",
    /** What a curve shows, for those who do not see it. */
    said: (name: string, now: string, worst: string) => `${name}: now ${now}, worst ${worst}`,
  },
};
