import { pointerTokens } from '../../json/pointer.js';
import type { PathRule } from '../../pact/rules.js';
import type { Conformance, Violation } from '../violation.js';

/** What a value itself is asked; a rule may well accept another value that answers it. */
const OF_VALUES: ReadonlySet<string> = new Set(
  'type enum const pattern format minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(
    ' ',
  ),
);

/**
 * Where a body is neither JSON nor text, its rules are not solved for. An example value that does not fit the document is then
 * no proven break if a rule speaks of it: the rule may accept a value that fits.
 */
export function withoutLoosened(
  conformance: Conformance,
  rules: readonly PathRule[],
  mediaType: string,
): Conformance {
  const isLoosened = (one: Violation): boolean =>
    one.place.part === 'body-value' &&
    OF_VALUES.has(one.keyword ?? '') &&
    speaksOf(rules, pointerTokens(one.place.pointer));
  const loosened = conformance.violations.filter(isLoosened);
  if (!loosened.length) return conformance;
  return {
    violations: conformance.violations.filter((one) => !isLoosened(one)),
    unjudged: [
      ...conformance.unjudged,
      ...loosened.map(({ place, message, spec }) => ({
        rule: 'response.body.unvalidatable' as const,
        place,
        reason: `${message}, but a rule governs this value, and what else it accepts is not solved for ${mediaType}`,
        spec,
      })),
    ],
  };
}

/** Rules of XML end in `#text` or an attribute; the last name of both paths tells whether they mean the same place. */
function speaksOf(rules: readonly PathRule[], tokens: readonly string[]): boolean {
  const last = tokens.findLast((token) => !/^\d+$/.test(token));
  return rules.some(({ path, matchers }) => {
    const names = path.flatMap((token) =>
      token.kind === 'field' && token.name !== '#text' ? [token.name.replace(/^@/, '')] : [],
    );
    return names.at(-1) === last && matchers.some(({ match }) => match !== 'equality');
  });
}
