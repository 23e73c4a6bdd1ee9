import { removeAt, replaceAt } from '../../json/edit.js';
import { type JsonValue, valueBelow } from '../../json/value.js';
import { matchesJsonPart, matchJsonBody } from '../../matching/index.js';
import type { RuleState } from '../../matching/rule-selection.js';
import { inPlace } from '../../schema/judge/direction.js';
import { accepts } from '../../schema/judge/index.js';
import type { Schema } from '../../schema/model.js';
import type { JsonExpectation } from './deviations.js';
import { isOpen, soleSchemaBelow } from './narrowed.js';
import type { Site } from './sites.js';

/** Says whether the witness with another value at a place (undefined: without the member) is a counterexample. */
export type Confirmation = (site: Site, value: JsonValue | undefined) => boolean;

/** A part of the witness that stands for itself: one schema, and the rules at its place, decide about all that it may become. */
interface Part {
  readonly schema: Schema;
  readonly value: JsonValue;
}

/**
 * Both judges on a body that differs from the witness at one place. They look at no more of it than decides: an object of a
 * thousand members has thousands of such bodies, each as large as the witness.
 *
 * @param witness A body that the schema permits.
 */
export function confirmationOf(expectation: JsonExpectation, witness: JsonValue): Confirmation {
  const { example, rules, reading } = expectation;
  const parts = new Map<Site, Part | undefined>();
  const whole: Part = { schema: expectation.schema, value: witness };
  let accepted: boolean | undefined;
  /** Whether nothing breaks the rules elsewhere. */
  const isAccepted = (): boolean => {
    accepted ??=
      rules.length === 0 || matchJsonBody(example, witness, rules, 'response').mismatches.length === 0;
    return accepted;
  };
  const partAt = (site: Site): Part | undefined => {
    if (!site.parent) return whole;
    if (parts.has(site)) return parts.get(site);
    const around = partAt(site.parent);
    const part =
      around && leavesAlone(site.parent.rules) && isAccepted() ? partBelow(around, site.token) : undefined;
    parts.set(site, part);
    return part;
  };
  return (site, value) => {
    const tokens: string[] = [];
    let at = site;
    if (value === undefined && site.parent) {
      at = site.parent;
      tokens.push(site.token);
      const owner = partAt(at);
      if (owner && leavesAlone(at.rules) && !at.rules.keysAreFree && isFree(owner, site.token)) return true;
    }
    let part = partAt(at);
    for (; !part; part = partAt(at)) {
      tokens.unshift(at.token);
      at = at.parent as Site;
    }
    const changed = value === undefined ? removeAt(part.value, tokens) : replaceAt(part.value, tokens, value);
    return (
      !matchesJsonPart(at.example, changed, at.rules, 'response') &&
      accepts(part.schema, changed, reading) === true
    );
  };
}

/** Whether rules about a container say nothing that depends on the values in it. */
const leavesAlone = ({ selected }: RuleState): boolean =>
  !selected ||
  (selected.rule.matchers.every(({ match }) => match === 'type') &&
    (selected.rule.combine === 'AND' || selected.rule.matchers.length === 1));

function partBelow({ schema, value }: Part, token: string): Part | undefined {
  const only = soleSchemaBelow(schema, value, token, looksInside);
  return only && { schema: only, value: valueBelow(value, token) as JsonValue };
}

/** Keywords whose verdict on a container depends on the values in it, beyond the schemas of each. */
const looksInside = (part: Schema): boolean =>
  Boolean(part.not ?? part.enum ?? part.constant) || part.uniqueItems || isOpen(part);

/** Whether an object may be without a member it has, as far as its schema goes; false says nothing. */
const isFree = ({ schema }: Part, name: string): boolean =>
  inPlace(schema, true).every(
    (part) =>
      !looksInside(part) &&
      !part.required?.includes(name) &&
      !part.dependentRequired &&
      part.minProperties === undefined,
  );
