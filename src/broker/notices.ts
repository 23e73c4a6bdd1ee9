import type { JsonObject } from '../json/value.js';
import { objectsAt, textAt } from './json-read.js';

/** A text of the broker for people. */
export interface Notice {
  /** When to show it: `before_verification`, or `after_verification:success_true_published_false`. */
  readonly when: string;
  readonly text: string;
}

export const noticesOf = (resource: JsonObject | undefined): readonly Notice[] =>
  objectsAt(resource, 'notices').map((notice) => ({
    when: textAt(notice, 'when') ?? '',
    text: textAt(notice, 'text') ?? '',
  }));

const texts = (notices: readonly Notice[], moment: string): readonly string[] =>
  notices.filter(({ when }) => when === moment).map(({ text }) => text);

/** What to say before a pact is checked. */
export const noticesBefore = (notices: readonly Notice[]): readonly string[] =>
  texts(notices, 'before_verification');

/** What to say once the outcome is known and published, or not. */
export const noticesAfter = (
  notices: readonly Notice[],
  success: boolean,
  published: boolean,
): readonly string[] => [
  ...texts(notices, 'after_verification'),
  ...texts(notices, `after_verification:success_${success}_published_${published}`),
];
