// The list of matchers, by the file that holds them.
import type { Matchers } from "./matcher.ts";
import { callMatchers } from "./matchers/calls.ts";
import { containerMatchers } from "./matchers/containers.ts";
import { equalityMatchers } from "./matchers/equality.ts";
import { kindMatchers } from "./matchers/kinds.ts";
import { numberMatchers } from "./matchers/numbers.ts";
import { snapshotMatchers } from "./matchers/snapshots.ts";
import { throwMatchers } from "./matchers/throws.ts";

export const allMatchers: Matchers = {
  ...callMatchers,
  ...containerMatchers,
  ...equalityMatchers,
  ...kindMatchers,
  ...numberMatchers,
  ...snapshotMatchers,
  ...throwMatchers,
};
