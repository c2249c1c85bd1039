/** The Settings screen. */
export const settings = {
  title: "Settings",
  check: {
    title: "Readiness check",
    lead: "Microphone, speaker, network and a measured call to the phone server: is everything ready?",
    open: "Open the check",
  },
  appearance: {
    title: "Appearance and language",
    theme: "Appearance",
    themes: { system: "System", light: "Light", dark: "Dark" },
    language: "Language",
    fromBrowser: "As the browser has it",
    reload: "The page loads again in the new language.",
    afterCall: "Finish the call first: the page must load again for another language.",
  },
};
