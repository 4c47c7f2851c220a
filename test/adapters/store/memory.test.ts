import { freshDatabase } from "../../support/database.ts";
import { memorySuite } from "./suites/memory.ts";

memorySuite(freshDatabase);
