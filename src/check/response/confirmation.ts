import { removeAt, replaceAt } from '../../json/edit.js';
import { isContainer, type JsonValue, valueBelow } from '../../json/value.js';
import { matchesJsonPart, matchJsonBody } from '../../matching/index.js';
import type { RuleState } from '../../matching/rule-selection.js';
import { inPlace } from '../../schema/judge/direction.js';
import { accepts, acceptsLike } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import type { JsonExpectation } from './deviations.js';
import { isOpen, soleSchemaBelow } from './narrowed.js';
import type { Site } from './sites.js';

/** Says whether the witness with another value at a place (undefined: without the member) is a counterexample. */
export type Confirmation = (site: Site, value: JsonValue | undefined) => boolean;

/** What the witness has at a site, and who decides about it. */
interface Part {
  readonly value: JsonValue;
  /** The one schema that decides what may stand here, whatever stands around it; undefined where that is not so. */
  readonly schema: Schema | undefined;
  /** Its verdict on what might stand here. */
  readonly permits: PermissionJudge | undefined;
  /** Whether the rules here decide alone whether the consumer accepts what stands here. */
  readonly isRuledHere: boolean;
}

/**
 * Both judges on a body that differs from the witness at one place. They look at no more of it than decides: an object of a
 * thousand members has thousands of such bodies, each as large as the witness.
 *
 * @param witness A body that the schema permits.
 */
export function confirmationOf(expectation: JsonExpectation, witness: JsonValue): Confirmation {
  const { example, rules, reading } = expectation;
  const parts = new Map<Site, Part>();
  const partOf = (value: JsonValue, schema: Schema | undefined, isRuledHere: boolean): Part => ({
    value,
    schema,
    permits: schema && permissionJudge(schema, value, reading),
    isRuledHere,
  });
  const whole = partOf(witness, expectation.schema, true);
  let accepted: boolean | undefined;
  /** Whether nothing breaks the rules elsewhere. */
  const isAccepted = (): boolean => {
    accepted ??=
      rules.length === 0 || matchJsonBody(example, witness, rules, 'response').mismatches.length === 0;
    return accepted;
  };
  const partAt = (site: Site): Part => {
    if (!site.parent) return whole;
    const known = parts.get(site);
    if (known) return known;
    const { value, schema, isRuledHere } = partAt(site.parent);
    const part = partOf(
      valueBelow(value, site.token) as JsonValue,
      schema && soleSchemaBelow(schema, value, site.token, looksInside),
      isRuledHere && leavesAlone(site.parent.rules) && isAccepted(),
    );
    parts.set(site, part);
    return part;
  };
  return (site, value) => {
    const isRemoved = value === undefined && site.parent !== undefined;
    const at = isRemoved ? site.parent : site;
    const below = isRemoved ? [site.token] : [];
    const around = partAt(at);
    const isMissed = isRemoved && around.isRuledHere && leavesAlone(at.rules) && !at.rules.keysAreFree;
    if (!isMissed) {
      const [decider, part, tokens] = climb(at, below, ({ isRuledHere }) => isRuledHere);
      if (matchesJsonPart(decider.example, changedAt(part.value, tokens, value), decider.rules, 'response'))
        return false;
    }
    if (isRemoved && around.schema && isFree(around.schema, site.token)) return true;
    const [, { value: root, permits }, tokens] = climb(at, below, (part) => part.permits !== undefined);
    return permits?.(changedAt(root, tokens, value)) === true;
  };

  /** The nearest site from here up where somebody decides, its part, and the way from there. */
  function climb(
    from: Site,
    below: readonly string[],
    decides: (part: Part) => boolean,
  ): [site: Site, part: Part, tokens: readonly string[]] {
    const tokens = [...below];
    let at = from;
    let part = partAt(at);
    for (; !decides(part); part = partAt(at)) {
      tokens.unshift(at.token);
      at = at.parent as Site;
    }
    return [at, part, tokens];
  }
}

const changedAt = (root: JsonValue, tokens: readonly string[], value: JsonValue | undefined): JsonValue =>
  value === undefined ? removeAt(root, tokens) : replaceAt(root, tokens, value);

type PermissionJudge = (changed: JsonValue) => boolean | undefined;

/** Judges what differs from a value at one place; from the second time on what is shared with it is not judged again. */
function permissionJudge(schema: Schema, value: JsonValue, reading: Reading): PermissionJudge {
  let uses = 0;
  let like: PermissionJudge | undefined;
  return (changed) => {
    // Where nothing is nested there is nothing to share but scalars.
    if (++uses === 2 && isNested(value)) like = acceptsLike(schema, value, reading);
    return like ? like(changed) : accepts(schema, changed, reading);
  };
}

const isNested = (value: JsonValue): boolean =>
  isContainer(value) && Object.values(value).some((member: JsonValue) => isContainer(member));

/** Whether rules about a container say nothing that depends on the values in it. */
const leavesAlone = ({ selected }: RuleState): boolean =>
  !selected ||
  (selected.rule.matchers.every(({ match }) => match === 'type') &&
    (selected.rule.combine === 'AND' || selected.rule.matchers.length === 1));

/** Keywords whose verdict on a container depends on the values in it, beyond the schemas of each. */
const looksInside = (part: Schema): boolean =>
  Boolean(part.not ?? part.enum ?? part.constant) || part.uniqueItems || isOpen(part);

/** Whether an object may be without a member it has, as far as its schema goes; false says nothing. */
const isFree = (schema: Schema, name: string): boolean =>
  inPlace(schema, true).every(
    (part) =>
      !looksInside(part) &&
      !part.required?.includes(name) &&
      !part.dependentRequired &&
      part.minProperties === undefined,
  );
