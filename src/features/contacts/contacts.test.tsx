import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Contact } from "../../core/contacts/contact.ts";
import { bruno, maria, support } from "../../testing/people.ts";
import { aContact, fakeContacts, fakeHistory } from "../../testing/records.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { createNewContact } from "../../stores/new-contact.ts";
import { ContactsScreen } from "./contacts-screen.tsx";

const mariana = aContact({ id: "1", name: "Mariana Ortega", company: "Acme" });
const hall = aContact({ id: "2", name: "Bruno Hall", numbers: [bruno.number], isFavourite: true });

function renderContacts(start: readonly Contact[], over: Parameters<typeof renderAtWork>[2] = {}) {
  const called: string[] = [];
  const contacts = fakeContacts(start);
  const view = renderAtWork(
    <ContactsScreen callContact={(number) => () => called.push(number)} />,
    {},
    { contacts, history: fakeHistory(), ...over },
  );
  return { ...view, contacts, called };
}

const names = () =>
  screen
    .queryAllByRole("button", { name: /^Edit / })
    .map((button) => button.getAttribute("aria-label")?.replace("Edit ", ""));
const dialog = () => within(screen.getByRole("dialog"));
const field = (name: string) => dialog().getByRole<HTMLInputElement>("textbox", { name });

describe("the contacts", () => {
  it("stand in their order, favourites apart, each number a press from a call", async () => {
    const { user, called } = renderContacts([hall, mariana]);
    expect(names()).toEqual(["Bruno Hall", "Mariana Ortega"]);
    within(screen.getByRole("region", { name: "Favourites" })).getByText("Bruno Hall");
    await user.click(screen.getByRole("button", { name: "Call Mariana Ortega, +34 612 345 678" }));
    expect(called).toEqual([maria.number]);
  });

  it("become favourites by their star", async () => {
    const { user, contacts } = renderContacts([mariana]);
    await user.click(screen.getByRole("button", { name: "Make Mariana Ortega a favourite" }));
    expect(contacts.state().contacts[0]?.isFavourite).toBe(true);
  });

  it("are found by name, company and number", async () => {
    const { user } = renderContacts([hall, mariana]);
    await user.type(screen.getByRole("searchbox"), "acme");
    await waitFor(() => expect(names()).toEqual(["Mariana Ortega"]));
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "7946");
    await waitFor(() => expect(names()).toEqual(["Bruno Hall"]));
    await user.type(screen.getByRole("searchbox"), "x");
    await screen.findByText("Nobody fits");
  });

  it("are nobody at first", () => {
    renderContacts([]);
    screen.getByText("No contacts yet");
  });
});

describe("a contact", () => {
  it("is added with several numbers, understood as they are typed", async () => {
    const { user, contacts } = renderContacts([]);
    await user.click(screen.getByRole("button", { name: "Add contact" }));
    await user.type(field("Name"), "Mariana Ortega");
    await user.type(field("Number"), "0034 612 345 678");
    dialog().getByText("+34 612 345 678 · Spain");
    await user.click(dialog().getByRole("button", { name: "Another number" }));
    await user.type(field("Number 2"), support);
    await user.type(field("Company"), "Acme");
    await user.click(dialog().getByRole("checkbox", { name: /^Favourite/ }));
    await user.click(dialog().getByRole("button", { name: "Save" }));
    expect(contacts.state().contacts).toEqual([
      expect.objectContaining({
        name: "Mariana Ortega",
        company: "Acme",
        isFavourite: true,
        numbers: [maria.number, support],
      }),
    ]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not saved without a name and a number, nor with somebody else's", async () => {
    const { user, contacts } = renderContacts([hall]);
    await user.click(screen.getByRole("button", { name: "Add contact" }));
    await user.click(dialog().getByRole("button", { name: "Save" }));
    dialog().getByText("Enter a name.");
    dialog().getByText("Enter a number.");
    await user.type(field("Name"), "Somebody");
    await user.type(field("Number"), bruno.number);
    dialog().getByText("Bruno Hall has this number already.");
    await user.clear(field("Number"));
    await user.type(field("Number"), "612 345");
    dialog().getByText("Add the country code, such as +34.");
    await user.click(dialog().getByRole("button", { name: "Save" }));
    expect(contacts.state().contacts).toEqual([hall]);
  });

  it("is changed, and loses a number", async () => {
    const { user, contacts } = renderContacts([{ ...mariana, numbers: [maria.number, support] }]);
    await user.click(screen.getByRole("button", { name: "Edit Mariana Ortega" }));
    await user.click(dialog().getByRole("button", { name: "Remove number 1" }));
    await user.type(field("Name"), " Ruiz{Enter}");
    expect(contacts.state().contacts[0]).toMatchObject({
      id: "1",
      name: "Mariana Ortega Ruiz",
      numbers: [support],
    });
  });

  it("is deleted after a question", async () => {
    const { user, contacts } = renderContacts([mariana]);
    await user.click(screen.getByRole("button", { name: "Edit Mariana Ortega" }));
    await user.click(dialog().getByRole("button", { name: "Delete…" }));
    await user.click(dialog().getByRole("button", { name: "Delete" }));
    expect(contacts.state().contacts).toEqual([]);
  });

  it("may be handed over by another screen", () => {
    const newContact = createNewContact();
    newContact.hand({ number: maria.number, name: "María Ortega" });
    renderContacts([], { newContact });
    expect([field("Name").value, field("Number").value]).toEqual(["María Ortega", maria.number]);
  });
});

describe("a file of contacts", () => {
  const table = [
    "Full name,Mobile,Remarks",
    "María Ortega,+34612345678,VIP",
    "Nobody,none,",
    "Bruno H.,+442079460018,Old friend",
  ];

  async function upload(text: string, start: readonly Contact[] = [hall]) {
    const view = renderContacts(start);
    await view.user.click(screen.getByRole("button", { name: "Import…" }));
    await view.user.upload(dialog().getByLabelText("Choose a file…"), new File([text], "people.csv"));
    return view;
  }

  it("shows how it is understood and what will happen, and does it then", async () => {
    const { user, contacts } = await upload(table.join("\n"));
    await dialog().findByRole("combobox", { name: "Mobile" });
    expect(dialog().getByRole<HTMLSelectElement>("combobox", { name: "Remarks" }).value).toBe("note");
    dialog().getByText("1 new");
    dialog().getByText("1 joined with a contact you have");
    dialog().getByText("1 left out");
    dialog().getByText("none: not a number");
    expect(contacts.state().contacts).toEqual([hall]);
    await user.click(dialog().getByRole("button", { name: "Import 2" }));
    expect(contacts.nameOf(maria.number)).toBe("María Ortega");
    expect(contacts.state().contacts.find(({ id }) => id === "2")).toEqual(
      expect.objectContaining({ name: "Bruno Hall", note: "Old friend" }),
    );
    expect(document.activeElement?.textContent).toBe("Close");
  });

  it("is understood otherwise when somebody says so", async () => {
    const { user } = await upload(table.join("\n"));
    await user.selectOptions(await dialog().findByRole("combobox", { name: "Mobile" }), "Leave out");
    dialog().getByText("Choose the column that holds the numbers.");
    expect(dialog().getByRole<HTMLButtonElement>("button", { name: "Nothing to import" }).disabled).toBe(
      true,
    );
  });

  it("may hold cards", async () => {
    const { user, contacts } = await upload(
      "BEGIN:VCARD\r\nFN:María Ortega\r\nTEL:tel:+34-612-345-678\r\nEND:VCARD\r\n",
    );
    await user.click(await dialog().findByRole("button", { name: "Import 1" }));
    expect(contacts.nameOf(maria.number)).toBe("María Ortega");
  });

  it("of an older Windows is read in its letters", async () => {
    const octets = new Uint8Array([
      ...new TextEncoder().encode("Name,Phone\nMar"),
      0xed,
      ...new TextEncoder().encode("a,+34612345678"),
    ]);
    const { user, contacts } = renderContacts([hall]);
    await user.click(screen.getByRole("button", { name: "Import…" }));
    await user.upload(dialog().getByLabelText("Choose a file…"), new File([octets], "old.csv"));
    await user.click(await dialog().findByRole("button", { name: "Import 1" }));
    expect(contacts.nameOf(maria.number)).toBe("María");
  });

  it("that is too large is not opened", async () => {
    const { user } = renderContacts([hall]);
    await user.click(screen.getByRole("button", { name: "Import…" }));
    const file = new File(["x"], "huge.csv");
    Object.defineProperty(file, "size", { value: 11 * 1024 * 1024 });
    await user.upload(dialog().getByLabelText("Choose a file…"), file);
    await dialog().findByText("This file is too large");
  });
});
