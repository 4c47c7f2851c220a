// What a project's compiler settings change about the meaning of its code.
import type { CompilerSettings } from "#syntax/settings.ts";

export type LoweringOptions = {
  /** `automatic`: elements are made by functions imported from `source`; `classic`: by calls of `factory`. */
  readonly jsx:
    | { readonly kind: "automatic"; readonly source: string }
    | { readonly kind: "classic"; readonly factory: string; readonly fragment: string };
  /** Class fields are defined on the instance (the language's own way) instead of assigned. */
  readonly defineFields: boolean;
  /** Decorators are TypeScript's older kind. */
  readonly legacyDecorators: boolean;
  /** Older decorators also get the types of what they decorate. */
  readonly decoratorMetadata: boolean;
  /** Imports stay unless they say `type`, even when only types use them. */
  readonly keepImports: boolean;
};

export const plainOptions: LoweringOptions = {
  jsx: { kind: "automatic", source: "react" },
  defineFields: true,
  legacyDecorators: false,
  decoratorMetadata: false,
  keepImports: false,
};

export function optionsOf(settings: CompilerSettings): LoweringOptions {
  const { defineFields, legacyDecorators, decoratorMetadata, keepImports } = settings;
  const jsx =
    settings.jsx === "automatic"
      ? ({ kind: "automatic", source: settings.jsxImportSource } as const)
      : ({ kind: "classic", factory: settings.jsxFactory, fragment: settings.jsxFragment } as const);
  return { jsx, defineFields, legacyDecorators, decoratorMetadata, keepImports };
}
