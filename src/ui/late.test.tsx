import { act, render, screen } from "@testing-library/react";
import { it } from "vitest";
import { Late } from "./late.tsx";

const Part = ({ text }: { readonly text: string }) => <p>{text}</p>;

function aLate(load: () => Promise<typeof Part>, text = "here") {
  return render(
    <Late
      load={load}
      with={{ text }}
      waiting={<p>waiting</p>}
      failed={(again) => (
        <button type="button" onClick={again}>
          again
        </button>
      )}
    />,
  );
}

it("is waited for once, and there at once from then on", async () => {
  const load = () => Promise.resolve(Part);
  const first = aLate(load);
  screen.getByText("waiting");
  await screen.findByText("here");
  first.unmount();
  aLate(load, "again");
  screen.getByText("again");
});

it("is there in both places that wait for it", async () => {
  let come: (part: typeof Part) => void = () => undefined;
  const load = () => new Promise<typeof Part>((resolve) => (come = resolve));
  aLate(load, "one");
  const first = come;
  aLate(load, "other");
  await act(async () => {
    first(Part);
    await Promise.resolve();
  });
  await screen.findByText("one");
  await act(async () => {
    come(Part);
    await Promise.resolve();
  });
  await screen.findByText("other");
});

it("is fetched again when it did not come", async () => {
  let tries = 0;
  aLate(() => (++tries === 1 ? Promise.reject(new Error("no network")) : Promise.resolve(Part)));
  (await screen.findByRole("button", { name: "again" })).click();
  await screen.findByText("here");
});
