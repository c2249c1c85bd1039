/** Ours, the two stock phones it is measured against, and a page that registers and does nothing else. */
export const phones = ["ringbridge", "simpleuser", "jssip", "bare"] as const;
export type PhoneName = (typeof phones)[number];

export const measures = [
  "register_ms",
  "warm_register_ms",
  "reregister_ms",
  "ring_ms",
  "answer_200_ms",
  "customer_heard_ms",
  "agent_heard_ms",
  "answer_audio_ms",
  "dial_180_ms",
  "far_answer_audio_ms",
] as const;
export type Measure = (typeof measures)[number];
