import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * Four projects: `unit` runs in plain Node, `screens` renders views in jsdom, `storage` runs on SQLite and on a real
 * PostgreSQL that it starts once for all its files, `asterisk` starts real Asterisk processes and therefore runs its
 * files one after the other.
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
            "server/**/*.test.ts",
            "contract/**/*.test.ts",
            "lab/**/*.test.ts",
            "asterisk-samples/**/*.test.ts",
            "bench/**/*.test.ts",
            "*.test.ts",
          ],
          exclude: ["**/*.asterisk.test.ts", "**/*.storage.test.ts", "**/node_modules/**"],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: "screens",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "storage",
          environment: "node",
          include: ["server/**/*.storage.test.ts"],
          globalSetup: ["server/src/testing/postgres-for-all.ts"],
          testTimeout: 60_000,
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
