// Where projects keep tests and what only tests use: by the names everybody gives such folders and files.

const ofTests =
  /(^|\/)(__tests__|__mocks__|__fixtures__|__snapshots__|tests?|specs?|e2e|fixtures?|mocks?|test-utils?|testing)\/|[._-](test|spec)\.[cm]?[jt]sx?$/i;

export const isOfTests = (path: string): boolean => ofTests.test(path);
