/** Keys that do something: the list of them, and changing them in Settings. */
export const shortcuts = {
  title: "Keyboard shortcuts",
  close: "Close",
  off: "Shortcuts are switched off in Settings.",
  toSettings: "Change shortcuts",

  groups: { incoming: "When it rings", call: "During a call", anywhere: "Anywhere" },
  actions: {
    answer: "Answer",
    decline: "Decline",
    mute: "Mute or unmute",
    hold: "Hold or resume",
    transfer: "Transfer",
    keypad: "Keypad",
    "hang-up": "Hang up",
    "to-call": "Go to the call",
    pause: "Pause or get ready",
    palette: "Search and commands",
    help: "All shortcuts",
  },
  /** Keys that are always there. */
  fixed: {
    type: { keys: "0–9 +", text: "Type a number to call" },
    recall: { keys: "↑", text: "In the number box: last number" },
    plus: { keys: "⇧ 0", text: "In the number box: +" },
  },

  section: {
    lead: "They work wherever you are on the page, in every keyboard layout.",
    use: "Use shortcuts",
    useHint: "Switch them off if they get in the way of other programs, such as a screen reader.",
    on: "On",
    off: "Off",
    none: "None",
    change: "Change",
    changeOf: (action: string) => `Change the keys: ${action}`,
    remove: "Remove",
    removeOf: (action: string) => `Remove the keys: ${action}`,
    press: "Press the new keys. Esc leaves them as they are.",
    reset: "Reset all",
    refusals: {
      taken: (action: string) => `These keys are in use: ${action}.`,
      reserved: "The browser needs these keys itself.",
      writes: "These keys write. Add Ctrl, Alt or another modifier.",
    },
  },
};
