// Two rows of tests over one configuration: fast ones belong to `npm run check`, slower ones (*.slow.test.ts) to `npm test`.
import { defineConfig } from "vitest/config";

const never = ["test/repos/**", "test/bench/**", "node_modules/**", "dist/**"];

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // Child processes, not threads: the parser is a native addon, and worker tests start threads of their own.
    pool: "forks",
    // By default one core is left to the watcher; nobody watches here.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "fast", include: ["test/**/*.test.ts"], exclude: [...never, "test/**/*.slow.test.ts"] } },
      { extends: true, test: { name: "slow", include: ["test/**/*.slow.test.ts"], exclude: never } },
    ],
  },
});
