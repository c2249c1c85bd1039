import { HeadsetSection } from "../../features/headset/headset-section.tsx";
import { NoticeSettings } from "../../features/notice-settings/notice-settings.tsx";
import type { Means } from "../../features/notice-settings/use-notice-settings.ts";
import { phoneLinks } from "../../platform/phone-links.ts";
import { notifier, permissions } from "./this-page.ts";

const means: Means = {
  readNotifications: async () => (await permissions.read()).notifications,
  askNotifications: () => permissions.ask({ microphone: "unknown", notifications: "prompt" }),
  show: notifier.show,
  registerLinks: phoneLinks(window),
};

/** The parts of the Settings screen that are about being noticed. */
export function NoticedSettings() {
  return (
    <>
      <NoticeSettings {...means} />
      <HeadsetSection />
    </>
  );
}
