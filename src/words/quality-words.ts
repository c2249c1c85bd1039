import * as english from "./en/quality.ts";
import { spoken } from "./language.ts";
import { words } from "./words.ts";

/** The texts about how calls sound, apart from `words`: they come with the marks, after the phone. */
export const qualityWords = spoken("quality", english).quality;

const { locale } = words;
const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const milliseconds = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "millisecond",
  maximumFractionDigits: 0,
});

const shown =
  (format: Intl.NumberFormat) =>
  (figure: number | null): string =>
    figure === null ? qualityWords.figures.none : format.format(figure);

/** "4.3", "1.2 %", "38 ms" in the page's language; a dash for what is not known. */
export const figureText = {
  score: shown(score),
  part: shown(percent),
  milliseconds: shown(milliseconds),
};
