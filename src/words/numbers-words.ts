import { accounts } from "./en-accounts.ts";
import { callSettings } from "./en-call-settings.ts";
import { destination, secrets } from "./en-destination.ts";
import { numbers } from "./en-numbers.ts";

/** The texts of the Numbers screen, apart from `words` so that only that screen loads them. */
export const numbersWords: typeof numbers = numbers;
export const accountsWords: typeof accounts = accounts;
export const callSettingsWords: typeof callSettings = callSettings;
export const destinationWords: typeof destination = destination;
export const secretsWords: typeof secrets = secrets;
