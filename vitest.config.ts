import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * Four projects: `unit` runs in plain Node, `screens` renders views in jsdom, `storage` runs on SQLite and on a real
 * PostgreSQL that it starts once for all its files, `asterisk` starts real Asterisk processes. Files run side by side, so
 * each has its own lab, addresses, ports and folders.
 */
export default defineConfig({
  test: {
    // Vitest would leave one core to itself, of two.
    maxWorkers: availableParallelism(),
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
          // A process for each of these many small files takes longer than they do. Nothing of one file may reach the
          // next: there are no singletons and no module mocks, and what a test puts in place of the platform is undone.
          isolate: false,
          setupFiles: ["src/testing/leave-no-trace.ts"],
          unstubGlobals: true,
          unstubEnvs: true,
          restoreMocks: true,
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
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "asterisk",
          environment: "node",
          include: ["**/*.asterisk.test.ts"],
          exclude: ["**/node_modules/**"],
          // These wait for calls most of the time.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 600_000,
          // What is waited for happens in other processes, of which there are many on few cores.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
