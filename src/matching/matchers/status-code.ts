import type { StatusClass } from '../../pact/rules.js';
import { ACCEPTED, acceptIf, type Verdict } from '../verdict.js';
import { cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

interface ClassOfStatus {
  readonly words: string;
  readonly accepts: (status: number) => boolean;
  readonly members: readonly number[];
}

const hundreds = (words: string, digit: number, members: readonly number[]): ClassOfStatus => ({
  words,
  accepts: (status) => Math.floor(status / 100) === digit,
  members,
});

const CLASSES: Readonly<Record<StatusClass, ClassOfStatus>> = {
  info: hundreds('an informational status (1xx)', 1, [100, 199]),
  success: hundreds('a success status (2xx)', 2, [200, 201, 204, 299]),
  redirect: hundreds('a redirect status (3xx)', 3, [300, 304, 399]),
  clientError: hundreds('a client error status (4xx)', 4, [400, 404, 499]),
  serverError: hundreds('a server error status (5xx)', 5, [500, 503, 599]),
  nonError: { words: 'a status below 400', accepts: (status) => status < 400, members: [200, 304, 399] },
  error: {
    words: 'a status of 400 or above',
    accepts: (status) => status >= 400,
    members: [400, 404, 500, 599],
  },
};

const isClass = (status: MatcherOf<'statusCode'>['status']): status is StatusClass =>
  typeof status === 'string';

const inWords = ({ status }: MatcherOf<'statusCode'>): string =>
  isClass(status) ? CLASSES[status].words : `one of the statuses ${status.join(', ')}`;

/** Whether a status belongs to the class or list of a `statusCode` matcher (docs/pact.md section 8.1). */
export const acceptsStatus = (matcher: MatcherOf<'statusCode'>, actual: number): Verdict => {
  const { status } = matcher;
  const accepted = isClass(status) ? CLASSES[status].accepts(actual) : status.includes(actual);
  return acceptIf(accepted, () => `expected ${inWords(matcher)} but got ${actual}`);
};

const members = ({ status }: MatcherOf<'statusCode'>): number[] => [
  ...(isClass(status) ? CLASSES[status].members : status),
];

/** `statusCode`: a class of statuses or a list; in a body it lets every scalar pass (docs/pact.md section 8.2). */
export const statusCode: MatcherDefinition<MatcherOf<'statusCode'>> = {
  scalar: () => ACCEPTED,
  array: cannotApply('statusCode', 'an array'),
  object: cannotApply('statusCode', 'an object'),
  text: cannotApply('statusCode', 'text'),
  bytes: cannotApply('statusCode', 'bytes'),
  describe: inWords,
  samples: (matcher, example) => [
    ...(typeof example === 'number' && acceptsStatus(matcher, example).kind === 'accepted' ? [example] : []),
    ...members(matcher).slice(0, 1),
  ],
  boundaries: members,
};
