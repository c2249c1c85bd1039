import type { Fault } from "../fault.ts";
import { alice } from "../scene.ts";
import type { Scene } from "../scene.ts";
import { seconds } from "../until.ts";

/** Two tabs of one browser. */
export const tabs: readonly Fault[] = [
  {
    id: "two-tabs-idle",
    what: "The phone is opened in a second tab of the same browser",
    how: "another tab of the same profile, signed in there if it asks",
    call: "none",
    expected: { outcome: "survives", registered: 2 },
    quick: false,
    happen: async (scene) => {
      await openAgain(scene);
      const { agent } = scene;
      const ready = agent.tabs().filter((tab) => agent.notes.line(tab.id) === "Line ready");
      const [front] = ready;
      if (front === undefined) scene.miss("Expected a tab that says it is ready; none does.");
      else agent.workIn(front);
      await expectOneContact(scene);
    },
  },
  {
    id: "two-tabs-call",
    what: "The phone is opened in a second tab of the same browser in a call",
    how: "another tab of the same profile, signed in there if it asks",
    call: "up",
    expected: { outcome: "survives", silence: 0.5, registered: 2 },
    quick: false,
    happen: async (scene) => {
      await openAgain(scene);
      await expectOneContact(scene);
    },
  },
];

async function openAgain({ agent, url }: Scene): Promise<void> {
  const tab = await agent.openTab();
  await tab.toFront();
  await tab.go(url);
  await seconds(1);
  const signIn = `Continue as ${alice.name} (demo)`;
  if (await tab.hasButton(signIn)) await tab.click(signIn);
  await seconds(3);
}

async function expectOneContact({ lab, miss }: Scene): Promise<void> {
  const contacts = (await lab.pbx.cli("pjsip show contacts")).match(/Contact: +1001\/sip:/g)?.length ?? 0;
  if (contacts !== 1) miss(`Expected that Asterisk has one phone of this agent; it has ${String(contacts)}.`);
}
