import { compileRegex } from '../../../regex/compile.js';
import { isBare } from '../../judge/alternatives.js';
import { inPlace } from '../../judge/direction.js';
import type { Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { all, atomic, type Formula, lenient, TRUE } from '../formula.js';
import { nameSet, namesMatching, oneName, otherNames } from '../names.js';
import { nothing } from '../structure.js';
import type { Term } from '../term.js';
import { type Applied, byAppliedSchemas } from './evaluated.js';
import { belowFrame } from './frame.js';
import type { Translation } from './translation.js';
import { evaluatedNames } from './unevaluated.js';

/**
 * The closed world (docs/design.md 4.3) for a value that the schemas accept: no member anywhere that no schema at its place has
 * evaluated. A place where nothing declares members is free-form.
 *
 * Where it cannot be told which schemas apply, the term allows too much, never too little: that keeps every proof of
 * emptiness right, and instances are judged again before they are given away.
 */
export function declaredTerm(translation: Translation, group: readonly Applied[]): Term {
  const { engine, identity } = translation;
  const members = group.filter(({ schema }) => schema.always === undefined);
  const key = members.map(({ schema, frame: { direction, formats, site, scope } }) =>
    [
      identity(schema),
      direction ? `${direction} ${identity(site)}` : '',
      formats,
      scope.map(translation.resourceNumber),
    ].join('/'),
  );
  return engine.terms.intern(`declared ${[...new Set(key)].sort().join()}`, (type) =>
    type === 'object'
      ? inObject(translation, members)
      : type === 'array'
        ? inArray(translation, members)
        : TRUE,
  );
}

function inObject(translation: Translation, group: readonly Applied[]): Formula {
  const forbidden = nothing(translation.engine);
  return (
    byAppliedSchemas(translation, 'object', group, ({ applied, possible }) => {
      if (!applied.some(({ schema }) => declares(schema))) return TRUE;
      const free = isFree(applied);
      if (free) return TRUE;
      if (free === undefined) return lenient('a branch may make the place free-form');
      const evaluated = evaluatedNames(applied, undefined, true);
      const rest = evaluated
        ? atomic(
            makeAtom(
              {
                kind: 'members',
                names: otherNames([...evaluated.names, ...possible], evaluated.patterns),
                term: forbidden,
              },
              { location: applied[0]?.schema.location, keyword: 'undeclared' },
            ),
          )
        : TRUE;
      const perhaps = possible.size ? lenient('a child schema may declare members') : TRUE;
      return all([rest, perhaps, ...membersBelow(translation, applied)]);
    }) ?? lenient('too many combinations of branches to tell what is declared')
  );
}

const declares = ({
  properties,
  patternProperties,
  additionalProperties,
  unevaluatedProperties,
}: Schema): boolean =>
  (properties !== undefined && properties.size > 0) ||
  patternProperties !== undefined ||
  additionalProperties !== undefined ||
  unevaluatedProperties !== undefined;

/** A whole alternative that says nothing about objects accepts any: then the place is free-form. Undefined: perhaps. */
function isFree(applied: readonly Applied[]): boolean | undefined {
  const whole = applied.flatMap(({ schema }) =>
    schema.properties
      ? []
      : [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
          (branch) => isBare(branch) && applied.some((other) => other.schema === branch),
        ),
  );
  if (whole.some((branch) => !inPlace(branch, true).some(declares))) return true;
  return whole.some((branch) => !inPlace(branch, false).some(declares)) ? undefined : false;
}

/** What the members are themselves: declared by all schemas together that speak about the name. */
function membersBelow(translation: Translation, applied: readonly Applied[]): Formula[] {
  if (
    applied.some(
      ({ schema }) => schema.unevaluatedProperties && schema.unevaluatedProperties.always === undefined,
    )
  )
    return [lenient('unevaluatedProperties declares members one by one')];
  const names = new Set(
    applied.flatMap(({ schema }) => [...(schema.properties?.keys() ?? []), ...(schema.required ?? [])]),
  );
  const patterns = [
    ...new Set(applied.flatMap(({ schema }) => [...(schema.patternProperties?.keys() ?? [])])),
  ];
  const formulas: Formula[] = [];
  const add = (set: ReturnType<typeof nameSet>, group: readonly Applied[]) => {
    if (group.some(({ schema }) => mayHoldMembers(schema)))
      formulas.push(
        atomic(makeAtom({ kind: 'members', names: set, term: declaredTerm(translation, group) })),
      );
  };
  for (const name of names)
    add(
      oneName(name),
      applied.flatMap((part) => speakingAbout(part, name)),
    );
  const rest = applied.flatMap(({ schema, frame }) => {
    const part = schema.additionalProperties;
    return part ? [{ schema: part, frame: belowFrame(frame, part) }] : [];
  });
  // Names that are listed nowhere are told apart only where at most one pattern is in play.
  if (patterns.length === 0) add(otherNames(names, []), rest);
  else if (patterns.length === 1 && rest.length === 0) {
    const [pattern] = patterns as [string];
    const group = applied.flatMap(({ schema, frame }) => {
      const part = schema.patternProperties?.get(pattern);
      return part ? [{ schema: part, frame: belowFrame(frame, part) }] : [];
    });
    add(nameSet({ ...namesMatching(pattern), except: names }), group);
  } else formulas.push(lenient('patterns that overlap declare members'));
  return formulas;
}

function speakingAbout({ schema, frame }: Applied, name: string): Applied[] {
  const found: Schema[] = [];
  const own = schema.properties?.get(name);
  if (own) found.push(own);
  let patterned = false;
  for (const [pattern, part] of schema.patternProperties ?? [])
    if (compileRegex(pattern, 'ecma').test(name) !== false) {
      patterned = true;
      found.push(part);
    }
  const rest = schema.additionalProperties;
  if (!own && !patterned && rest) found.push(rest);
  return found.map((part) => ({ schema: part, frame: belowFrame(frame, part) }));
}

function inArray(translation: Translation, group: readonly Applied[]): Formula {
  return (
    byAppliedSchemas(translation, 'array', group, ({ applied }) => {
      if (applied.some(({ schema }) => schema.contains || schema.unevaluatedItems))
        return lenient('contains and unevaluatedItems declare items one by one');
      const prefix = Math.max(0, ...applied.map(({ schema }) => schema.prefixItems?.length ?? 0));
      const formulas: Formula[] = [];
      for (let i = 0; i <= prefix; i++) {
        const items = applied.flatMap(({ schema, frame }) => {
          const part =
            schema.prefixItems?.[i] ?? (i >= (schema.prefixItems?.length ?? 0) ? schema.items : undefined);
          return part ? [{ schema: part, frame: belowFrame(frame, part) }] : [];
        });
        if (items.some(({ schema }) => mayHoldMembers(schema))) {
          const term = declaredTerm(translation, items);
          formulas.push(
            atomic(makeAtom({ kind: 'items', from: i, to: i === prefix ? Infinity : i + 1, term })),
          );
        }
      }
      return all(formulas);
    }) ?? lenient('too many combinations of branches to tell what is declared')
  );
}

const mayHoldMembers = ({ always, types }: Schema): boolean =>
  always === undefined && (!types || types.has('object') || types.has('array'));
