import { pointerTokens } from '../json/pointer.js';

/** The part of an interaction a finding is about, in the words of verification results. */
export interface Field {
  /** `body`, `headers`, `status`, `path`, `query`, `method`, …; `interaction` when it is about all of it. */
  readonly attribute: string;
  /** `$.total` in a body, the name of a header, else empty. */
  readonly identifier: string;
  /** For people: `response body $.total`. */
  readonly label: string;
}

const BODIES = new Set(['body', 'contents']);

/** Reads the field off a pointer into a pact file, such as `/interactions/0/response/body/total`. */
export function fieldOf(pointer: string | undefined): Field {
  const [, , ...rest] = pointerTokens(pointer ?? '');
  const side = rest[0] === 'request' || rest[0] === 'response' ? (rest.shift() as string) : '';
  if (/^\d+$/.test(rest[0] ?? '')) rest.shift();
  const attribute = rest.shift() ?? 'interaction';
  const isBody = BODIES.has(attribute);
  if (isBody && rest[0] === 'content') rest.shift();
  const identifier = isBody ? `$${rest.map(step).join('')}` : (rest[0] ?? '');
  const shown = isBody && identifier === '$' ? '' : identifier;
  const label = [side, attribute === 'interaction' ? '' : attribute, shown]
    .filter((text) => text !== '')
    .join(' ');
  return { attribute, identifier, label };
}

const step = (token: string): string =>
  /^\d+$/.test(token) ? `[${token}]` : /^[A-Za-z_]\w*$/.test(token) ? `.${token}` : `['${token}']`;
