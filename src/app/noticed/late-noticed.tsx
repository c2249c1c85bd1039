import { Late } from "../../ui/late.tsx";
import { speaking } from "../../words/language.ts";
import { whenIdle } from "../when-idle.ts";

const nothing = {};

const load = async () => {
  await whenIdle();
  return speaking(["notice"], () => import("./noticed.tsx").then(({ Noticed }) => Noticed));
};

/** The place of what makes the phone noticed, among the notices of the page. */
export function LateNoticed() {
  return <Late load={load} with={nothing} waiting={null} failed={() => null} />;
}

const loadButton = async () => {
  await whenIdle();
  return speaking(["notice"], () =>
    import("../../features/mini-window/mini-window-button.tsx").then(
      ({ MiniWindowButton }) => MiniWindowButton,
    ),
  );
};

/** The place of the button that opens the small window, below the call. */
export function LateMiniWindowButton() {
  return <Late load={loadButton} with={nothing} waiting={null} failed={() => null} />;
}
