// What can be begun with `npm run new`, sorted by name. A row of siblings gets its recipe when it has its second sibling.
import { builtin } from "./builtin.ts";
import { candidate } from "./candidate.ts";
import { construct } from "./construct.ts";
import { handler } from "./handler.ts";
import type { Recipe } from "./recipe.ts";
import { world } from "./world.ts";

export const recipes: Readonly<Record<string, Recipe>> = { builtin, candidate, construct, handler, world };
