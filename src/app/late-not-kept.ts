import { speaking } from "../words/language.ts";

/** Says that calls are not written down; its code comes when that is so. */
export const loadNotKeptNotice = () =>
  speaking(["history"], () =>
    import("../features/history/not-kept-notice.tsx").then(({ NotKeptNotice }) => NotKeptNotice),
  );
