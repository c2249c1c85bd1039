import { speaking } from "../words/language.ts";

const speakingOfIt =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  () =>
    speaking(["quality"], load);

/** How calls sound, on the screen: its code comes with the first call. */
export const loadQualityLight = speakingOfIt(() =>
  import("../features/quality/quality-light.tsx").then(({ QualityLight }) => QualityLight),
);
export const loadCallQuality = speakingOfIt(() =>
  import("../features/quality/call-quality.tsx").then(({ CallQuality }) => CallQuality),
);
export const loadQualityNotice = speakingOfIt(() =>
  import("../features/quality/quality-notice.tsx").then(({ QualityNotice }) => QualityNotice),
);
