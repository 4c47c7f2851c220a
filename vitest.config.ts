import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: { include: ["test/**/*.test.ts"], exclude: ["test/repos/**", "test/bench/**", "node_modules/**"], testTimeout: 60_000, hookTimeout: 60_000 },
});
