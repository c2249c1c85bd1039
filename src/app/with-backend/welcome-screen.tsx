import type { ComponentProps } from "react";
import { Welcome } from "../../features/welcome/welcome.tsx";
import { Entry } from "../entry.tsx";

/** Where a one-time link leads. */
export function WelcomeScreen(props: ComponentProps<typeof Welcome>) {
  return (
    <Entry>
      <Welcome {...props} />
    </Entry>
  );
}
