import { packageVersion } from '../package.js';

/** Where the page of a rule can be read: it is part of the published package. */
export const rulePage = (rule: string): string =>
  `https://unpkg.com/concordat@${packageVersion()}/docs/rules/${encodeURIComponent(rule)}.md`;
