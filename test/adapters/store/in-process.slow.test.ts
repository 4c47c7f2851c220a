// The same tests on the fallback, whose start takes seconds.
import { describe } from "vitest";
import { freshInProcessDatabase } from "../../support/database.ts";
import { inboxSuite } from "./suites/inbox.ts";
import { jobsSuite } from "./suites/jobs.ts";
import { memorySuite } from "./suites/memory.ts";

describe("inbox", () => inboxSuite(freshInProcessDatabase));
describe("jobs", () => jobsSuite(freshInProcessDatabase));
describe("memory", () => memorySuite(freshInProcessDatabase));
