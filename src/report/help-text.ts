// The answer to `/help`: every command, in one line each.

export const helpText = `**Commands** (the first line of a comment)

- \`/simulate\` judges this pull request again (triage rights or more)
- \`/why path:line\` says why a line is as it is: commits, pull requests, incidents, decisions
- \`/help\` shows this

An issue with the label \`scenario\` is read as a scenario; a closed one with the label \`incident\` is remembered. Settings: \`.github/foretrace.yml\` on the default branch.`;
