// Something in the guest's source that is wrong or not supported yet: data with a place, collected, never thrown.
import type { Span } from "./span.ts";

export type Problem = { readonly message: string; readonly span: Span };
