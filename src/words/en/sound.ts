/** Devices, volumes and tones: the settings, the menu in a call, what is said when something goes or comes. */
export const sound = {
  title: "Sound",
  lead: "For this browser on this computer. What you choose counts at once, in a call too.",
  menu: "Sound: microphone, speaker, volume",
  all: "All sound settings",

  names: {
    title: "The devices have no names yet",
    text: "Browsers tell the names once the microphone has been allowed.",
    allow: "Allow microphone",
  },
  roles: {
    microphone: "Microphone",
    speaker: "Speaker for calls",
    ringer: "Ring on",
    "second-ringer": "Also ring on",
  },
  /** The roles inside a sentence. */
  roleNames: {
    microphone: "microphone",
    speaker: "speaker",
    ringer: "ring",
    "second-ringer": "second ring",
  },
  choices: {
    default: "As the computer has it",
    headset: "A headset, when one is connected",
    nowhere: "Nowhere else",
    notConnected: (device: string) => `${device} (not connected)`,
  },
  cannotMove: "This browser sends all sound to the computer’s own choice.",
  level: "Show level",
  stopLevel: "Stop",
  levelHint: "Speak: the bar shows what others would hear.",
  heard: "Your voice is heard.",
  test: (role: string) => `Test: ${role}`,
  testShort: "Test",
  microphoneVolume: "Volume of the microphone",
  callVolume: "Volume of calls",
  ringVolume: "Volume of the ring",
  percent: (value: number) => `${String(value)} %`,

  voice: {
    heading: "Your voice",
    on: "On",
    off: "Off",
    echoCancellation: {
      label: "Echo cancelling",
      hint: "Keeps others from hearing themselves out of your speaker.",
    },
    noiseSuppression: {
      label: "Noise suppression",
      hint: "The browser’s own: takes steady noise away, such as a fan.",
    },
    autoGainControl: { label: "Even loudness", hint: "Makes a soft voice louder and a loud one softer." },
    learned: {
      label: "Learned noise suppression",
      hint: "Takes away much more, such as voices and keyboards nearby. Costs some computing and a hundredth of a second; replaces the browser’s own.",
      starting: "Is being fetched…",
      failed: "It does not work in this browser. The microphone is heard without it.",
    },
    keepOpen: {
      label: "Microphone open between calls",
      hint: "You are heard a moment sooner when you answer. The browser shows that the microphone is in use until you pause or sign out; nobody hears you before you answer.",
    },
  },

  tones: {
    heading: "Tones",
    lead: "Switch off what disturbs you. Calls still show on the screen.",
    names: {
      "ring-customer": "Ring: a customer calls",
      "ring-colleague": "Ring: a colleague calls",
      knocking: "Knocking: a call comes in during another",
      ringback: "Ringing at the other end, as in the customer’s country",
      connected: "A call is connected",
      ended: "The other end is gone",
      reconnecting: "The audio breaks off",
      "line-lost": "The line is lost",
      "auto-answer": "A call is answered by itself",
    },
  },

  muted: {
    title: "You are talking, but your microphone is muted",
    text: "The other end hears silence.",
    unmute: "Unmute",
  },
  lost: {
    title: (devices: string) => `${devices}: disconnected`,
    text: (roles: string, now: string) => `Now on ${now}: ${roles}.`,
    /** Stands for the device in the sentence above. */
    computers: "the computer’s own choice",
    known: "OK",
  },
  back: {
    title: (devices: string) => `${devices}: connected`,
    text: (roles: string) => `Use it for this call too: ${roles}?`,
    use: "Use it",
    leave: "Not now",
  },
  trouble: {
    refused: {
      title: "The microphone is not allowed",
      help: "Allow it in the browser’s address bar, then try again.",
    },
    missing: {
      title: "The microphone was not found",
      help: "Connect it or choose another one, then try again.",
    },
    busy: {
      title: "Another program holds the microphone",
      help: "Close that program or choose another microphone, then try again.",
    },
    unheard: "Nobody hears you.",
    instead: (device: string) => `“${device}” is heard instead.`,
    again: "Try again",
  },
};
