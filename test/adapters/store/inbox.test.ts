import { freshDatabase } from "../../support/database.ts";
import { inboxSuite } from "./suites/inbox.ts";

inboxSuite(freshDatabase);
