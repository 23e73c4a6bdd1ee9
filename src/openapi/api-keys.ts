import type { Operation, SecurityScheme } from './model.js';

export type ApiKey = SecurityScheme & { readonly kind: 'apiKey' };

/** The keys that an operation's security schemes say to send as header, query parameter or cookie. */
export const apiKeysOf = ({ security }: Pick<Operation, 'security'>): readonly ApiKey[] =>
  security?.flatMap(({ schemes }) =>
    schemes.filter((scheme): scheme is ApiKey => scheme.kind === 'apiKey'),
  ) ?? NONE;

const NONE: readonly ApiKey[] = [];
