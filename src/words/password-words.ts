import { passwordLength } from "../core/account/new-password.ts";
import { entryWords } from "./entry-words.ts";

/** What is wrong with a password, by the code that we or the backend have for it. */
export function passwordFaultText(fault: string): string {
  const { faults } = entryWords.account;
  switch (fault) {
    case "too-short":
      return faults["too-short"](passwordLength.least);
    case "too-long":
      return faults["too-long"](passwordLength.most);
    case "is-login":
    case "is-name":
    case "common":
    case "wrong":
      return faults[fault];
    default:
      return faults["other-password"];
  }
}
