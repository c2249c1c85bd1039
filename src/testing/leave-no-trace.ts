import { afterEach, vi } from "vitest";

// Files share a process (vitest.config.ts): the clock a test has set is not the next one's.
afterEach(() => void vi.useRealTimers());
