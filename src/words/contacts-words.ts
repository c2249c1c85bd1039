import * as english from "./en/contacts.ts";
import { spoken } from "./language.ts";

/** The texts of the Contacts screen, apart from `words` so that only that screen loads them. */
export const contactsWords = spoken("contacts", english).contacts;
