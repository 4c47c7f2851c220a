// The routes of the stand-in by GitHub's own names for them. The contract says which there must be.
import type { Route } from "./answer.ts";
import { appRoutes } from "./routes/apps.ts";
import { checkRoutes } from "./routes/checks.ts";
import { issueRoutes } from "./routes/issues.ts";
import { pullRoutes } from "./routes/pulls.ts";
import { repositoryRoutes } from "./routes/repos.ts";
import { reviewRoutes } from "./routes/reviews.ts";

export const ROUTES: Readonly<Record<string, Route>> = {
  ...appRoutes,
  ...checkRoutes,
  ...issueRoutes,
  ...pullRoutes,
  ...repositoryRoutes,
  ...reviewRoutes,
};
