import type { Destination } from "../../api/contract.ts";
import { numbersWords } from "../../words/numbers-words.ts";

const { destinations: texts } = numbersWords;

/** Where calls go, in a few words. */
export function destinationText(destination: Destination): string {
  switch (destination.kind) {
    case "agents":
      return texts.agents;
    case "extension":
      return texts.extension(destination.extension);
    case "own-server":
      return texts["own-server"](`${destination.hostname}:${destination.port}`);
    case "bitrix24":
      return texts.bitrix24;
  }
}
