import * as english from "./en/tabs.ts";
import { spoken } from "./language.ts";

/** The texts about the other tabs of this browser. */
export const tabsWords = spoken("tabs", english).tabs;
