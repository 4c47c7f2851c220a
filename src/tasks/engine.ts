// The version under which runs are cached and verdicts are signed. Raised with every change of machine, worlds or builtins
// that could change a run.

export const engineVersion = "0.1.0";
