import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import "../testing/jsdom-gaps.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Notice } from "./notice.tsx";

function Danger({ trouble }: { readonly trouble?: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Disclosure label="More" button="More">
        {(close) => (
          <Button
            onClick={() => {
              close();
              setOpen(true);
            }}
          >
            Remove
          </Button>
        )}
      </Disclosure>
      {isOpen && (
        <Confirm
          title="Remove?"
          text="It is gone then."
          yes="Remove it"
          no="Keep it"
          trouble={trouble && <Notice look="bad" title={trouble} action={<Button>Try again</Button>} />}
          onYes={() => undefined}
          onNo={() => setOpen(false)}
        />
      )}
    </>
  );
}

afterEach(cleanup);
const press = (name: string) => screen.getByRole("button", { name });

it.each([undefined, "It did not work"])(
  "a question has the way back under the fingers, and gives the focus back to where it was asked (%s)",
  async (trouble) => {
    const user = userEvent.setup();
    render(<Danger {...(trouble !== undefined && { trouble })} />);
    await user.click(press("More"));
    await user.click(press("Remove"));
    expect(document.activeElement).toBe(press("Keep it"));
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(press("More"));
  },
);

it("of which the opener is gone leaves the focus at the heading of its screen", async () => {
  const user = userEvent.setup();
  function Row() {
    const [state, setState] = useState<"there" | "asked" | "gone">("there");
    return (
      <main>
        <h1>Contacts</h1>
        {state !== "gone" && <Button onClick={() => setState("asked")}>Remove</Button>}
        {state === "asked" && (
          <Confirm
            title="Remove?"
            text="It is gone then."
            yes="Remove it"
            no="Keep it"
            onYes={() => setState("gone")}
            onNo={() => setState("there")}
          />
        )}
      </main>
    );
  }
  render(<Row />);
  await user.click(press("Remove"));
  await user.click(press("Remove it"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Contacts" })));
});
