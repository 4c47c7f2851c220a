// Probot's door, for `probot run ./dist/index.js`: hands the app to compose. No logic here.
import type { Probot } from "probot";
import { attach } from "./compose.ts";
import { readConfig } from "./config.ts";

export default (app: Probot): Promise<void> => attach(app, readConfig(process.env));
