import type { BusinessNumber } from "../../api/contract.ts";
import { tellDrift, type DriftRow } from "../../words/drift-words.ts";
import { momentInList, momentText } from "../../words/time.ts";
import { compare, type CompareRow } from "./compare.ts";

// What is told as of the moment in which it is drawn.

/** "17:05" today, "12 Nov, 10:21" before. */
export const whenInList = (time: string): string => momentInList(Date.parse(time), Date.now());

/** "today 18:00", "Thu 26 Nov, 18:00". */
export const whenText = (time: string): string => momentText(Date.parse(time), Date.now());

export const driftNow = ({ drift }: BusinessNumber): readonly DriftRow[] => tellDrift(drift, Date.now());

export const compareNow = (number: BusinessNumber): readonly CompareRow[] => compare(number, Date.now());
