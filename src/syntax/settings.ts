// What a project's compiler settings say about the meaning of a file's code.
import type { Snapshot } from "#ground/snapshot.ts";
import { asText } from "./resolve/json.ts";
import { type Configs, configsOf } from "./resolve/tsconfig.ts";

export type CompilerSettings = {
  readonly jsx: "automatic" | "classic";
  readonly jsxImportSource: string;
  readonly jsxFactory: string;
  readonly jsxFragment: string;
  readonly defineFields: boolean;
  readonly legacyDecorators: boolean;
  readonly decoratorMetadata: boolean;
  readonly keepImports: boolean;
};

/** The settings of each file of a snapshot. */
export function compilerSettings(snapshot: Snapshot): (path: string) => CompilerSettings {
  const configs: Configs = configsOf(snapshot);
  return (path) => settingsOf(configs(path).values);
}

function settingsOf(values: ReturnType<Configs>["values"]): CompilerSettings {
  const jsx = asText(values["jsx"])?.toLowerCase();
  const target = asText(values["target"])?.toLowerCase();
  return {
    // Code that keeps its JSX is compiled further by tools that all make functions of the runtime of it by default.
    jsx: jsx === "react" ? "classic" : "automatic",
    jsxImportSource: asText(values["jsxImportSource"]) ?? "react",
    jsxFactory: asText(values["jsxFactory"]) ?? "React.createElement",
    jsxFragment: asText(values["jsxFragmentFactory"]) ?? "React.Fragment",
    defineFields: typeof values["useDefineForClassFields"] === "boolean" ? values["useDefineForClassFields"] : definesFields(target),
    legacyDecorators: values["experimentalDecorators"] === true,
    decoratorMetadata: values["emitDecoratorMetadata"] === true,
    keepImports: values["verbatimModuleSyntax"] === true || values["preserveValueImports"] === true,
  };
}

/** Targets before ES2022 assign fields; without a target the newest is meant. */
function definesFields(target: string | undefined): boolean {
  const year = /^es(\d+)$/.exec(target ?? "")?.[1];
  return year === undefined ? true : Number(year) >= 2022;
}
