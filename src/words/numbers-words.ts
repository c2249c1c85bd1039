import * as englishAccounts from "./en/accounts.ts";
import * as englishSettings from "./en/call-settings.ts";
import * as englishDestination from "./en/destination.ts";
import * as englishNumbers from "./en/numbers.ts";
import { spoken } from "./language.ts";

/** The texts of the Numbers screen, apart from `words` so that only that screen loads them. */
export const numbersWords = spoken("numbers", englishNumbers).numbers;
export const accountsWords = spoken("accounts", englishAccounts).accounts;
export const callSettingsWords = spoken("call-settings", englishSettings).callSettings;
export const { destination: destinationWords, secrets: secretsWords } = spoken(
  "destination",
  englishDestination,
);
