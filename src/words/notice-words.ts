import * as english from "./en/notice.ts";
import { spoken } from "./language.ts";

/** The texts of being noticed, apart from `words` so that only what is loaded late loads them. */
export const noticeWords = spoken("notice", english).notice;
