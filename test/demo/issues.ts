// The labelled issues of the demo: a scenario in the written form, a scenario in plain sentences, and an incident.

export type SampleIssue = { readonly title: string; readonly body: string; readonly author: string; readonly labels: readonly string[] };

const FENCE = "```";

export const familyPrice: SampleIssue = {
  title: "Families in the evening",
  author: "mira",
  labels: ["scenario"],
  body: `We promised this price to the parents' council, so please keep it whatever else changes.

${FENCE}yaml
scenario: A family in the evening
says: Two adults and two children pay 43.20 euros for an evening show.
when:
  - call: src/pricing.ts#totalFor
    with: [[{ age: 41 }, { age: 39 }, { age: 9 }, { age: 12 }], true]
    as: total
then:
  - total === 4320
${FENCE}
`,
};

export const olderMember: SampleIssue = {
  title: "Members keep their euro at seventy",
  author: "lea",
  labels: ["scenario"],
  body: `Given the time is 2026-05-04T19:30:00Z
When \`priceFor\` is called with { "age": 70, "member": true } and false
Then it returns 860
`,
};

export const lateRefund: SampleIssue = {
  title: "Money paid back three hours after the show had begun",
  author: "lea",
  labels: ["incident"],
  body: `On Sunday at 23:10 somebody asked for a refund of booking b4711, three hours after the show had begun, and got one half back.

${FENCE}
POST /refunds {"booking":"b4711"}   201 {"cents":675}
${FENCE}

Expected: nothing is paid back once the show has begun.
`,
};
