import { faultFields } from "../core/fault-fields.ts";
import type { Ports } from "./ports.ts";

/**
 * Does something now, and again `pause` milliseconds after each time it is done. What fails is logged as `<name>.failed`,
 * and done again at its time.
 * @returns how to stop; resolves when nothing is under way any more.
 */
export function repeat(
  { clock, logger }: Pick<Ports, "clock" | "logger">,
  name: string,
  pause: number,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let state: "going" | "stopped" = "going";
  let takeBack: () => void = () => undefined;
  let underWay = once();

  async function once(): Promise<void> {
    await work().catch((thrown: unknown) => {
      logger.error(`${name}.failed`, faultFields(thrown));
    });
    if (state === "going") takeBack = clock.after(pause, again);
  }

  function again(): void {
    underWay = once();
  }

  return async () => {
    state = "stopped";
    takeBack();
    await underWay;
  };
}
