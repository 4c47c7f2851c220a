// Environment values that test runners set.

export const testEnvironment: Readonly<Record<string, string>> = {
  NODE_ENV: "test",
  TEST: "true",
  VITEST: "true",
  VITEST_POOL_ID: "1",
  VITEST_WORKER_ID: "1",
  JEST_WORKER_ID: "1",
};
