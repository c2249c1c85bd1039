import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * Three projects: `unit` runs in plain Node, `screens` renders views in jsdom, `asterisk` starts real
 * Asterisk processes and therefore runs its files one after the other.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: [
            "src/**/*.test.ts",
            "lab/**/*.test.ts",
            "asterisk-samples/**/*.test.ts",
            "bench/**/*.test.ts",
            "*.test.ts",
          ],
          exclude: ["**/*.asterisk.test.ts", "**/node_modules/**"],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: "screens",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
        },
      },
      {
        test: {
          name: "asterisk",
          environment: "node",
          include: ["**/*.asterisk.test.ts"],
          exclude: ["**/node_modules/**"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
