import type { Answer } from "../core/notice/ring-readiness.ts";

/** What this needs of a browser; each part is missing somewhere. */
export type Asking = {
  readonly permissions: Pick<Permissions, "query"> | undefined;
  readonly mediaDevices: Pick<MediaDevices, "getUserMedia"> | undefined;
  readonly Notification: Pick<typeof Notification, "permission" | "requestPermission"> | undefined;
};

export function askingOf(page: Window & typeof globalThis): Asking {
  const { permissions, mediaDevices } = page.navigator as Partial<Navigator>;
  // Missing in web views and on iOS outside an installed app.
  const { Notification } = page as Partial<typeof globalThis>;
  return { permissions, mediaDevices, Notification };
}

export type Answers = { readonly microphone: Answer; readonly notifications: Answer };

/** What the person has answered so far. Asks nothing. */
export async function readAnswers({ permissions, Notification }: Asking): Promise<Answers> {
  return { microphone: await microphoneAnswer(permissions), notifications: notificationAnswer(Notification) };
}

async function microphoneAnswer(permissions: Asking["permissions"]): Promise<Answer> {
  try {
    return (await permissions?.query({ name: "microphone" }))?.state ?? "unknown";
  } catch {
    // Firefox before 147 knows no such name.
    return "unknown";
  }
}

function notificationAnswer(notification: Asking["Notification"]): Answer {
  if (notification === undefined) return "unknown";
  return notification.permission === "default" ? "prompt" : notification.permission;
}

/**
 * Asks, in a click, for what nobody has answered yet: the microphone, which is let go at once, and notifications. Both
 * at the same time, for the click does not last. Resolves once both are answered or waved away.
 */
export async function askForBoth({ mediaDevices, Notification }: Asking, answers: Answers): Promise<void> {
  const microphone =
    answers.microphone === "prompt"
      ? mediaDevices?.getUserMedia({ audio: true }).then((stream) => {
          for (const track of stream.getTracks()) track.stop();
        })
      : undefined;
  const notifications = answers.notifications === "prompt" ? Notification?.requestPermission() : undefined;
  await Promise.allSettled([microphone, notifications]);
}
