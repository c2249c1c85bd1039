import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Answer } from "../../core/notice/ring-readiness.ts";
import { createNoticeStore } from "../../stores/notice-store.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { NoticeSettings } from "./notice-settings.tsx";
import type { Means } from "./use-notice-settings.ts";

function browser(answer: Answer, over: Partial<Means> = {}) {
  let now = answer;
  const means: Means = {
    readNotifications: () => Promise.resolve(now),
    askNotifications: () => Promise.resolve(void (now = "granted")),
    show: vi.fn(),
    registerLinks: null,
    ...over,
  };
  return means;
}
const press = (name: string) => screen.findByRole("button", { name });

describe("the settings of being noticed", () => {
  it("ask for notifications, and then show how one looks", async () => {
    const means = browser("prompt");
    const { user } = renderAtWork(<NoticeSettings {...means} />);
    await user.click(await press("Allow notifications"));
    await user.click(await press("Show an example"));
    expect(means.show).toHaveBeenCalledWith(
      expect.objectContaining({ title: "This is how a call looks", call: "example" }),
    );
  });

  it("say how to allow them again once they are blocked: the page may not ask", async () => {
    renderAtWork(<NoticeSettings {...browser("denied")} />);
    await screen.findByText(/open this site’s settings beside the address/);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("keep whether notifications name the customer", async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const preferences = createNoticeStore(storage);
    const { user } = renderAtWork(<NoticeSettings {...browser("granted")} />, {}, {}, { preferences });
    await user.click(screen.getByRole("switch", { name: "Show who calls" }));
    expect(createNoticeStore(storage).getState()).toEqual({ naming: "private" });
  });

  it("open phone links here, where browsers can", async () => {
    const registerLinks = vi.fn();
    const { user } = renderAtWork(<NoticeSettings {...browser("granted", { registerLinks })} />);
    await user.click(await press("Open phone links here"));
    expect(registerLinks).toHaveBeenCalledOnce();
    screen.getByText("The browser has been asked.");
  });

  it("install the app while the browser offers it", async () => {
    const install = vi.fn();
    const installer = { offer: () => install, subscribe: () => () => undefined };
    const { user } = renderAtWork(<NoticeSettings {...browser("granted")} />, {}, {}, { installer });
    await user.click(await press("Install Ringbridge"));
    await waitFor(() => expect(install).toHaveBeenCalledOnce());
  });
});
