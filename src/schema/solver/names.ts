import { compileRegex } from '../../regex/compile.js';

/**
 * A set of member names: those listed, and of all other names (unless `rest` is false) those that are not excepted, match
 * at least one pattern of every group in `matching`, and none in `notMatching`.
 */
export interface NameSet {
  readonly key: string;
  readonly listed: ReadonlySet<string>;
  readonly rest: boolean;
  readonly except: ReadonlySet<string>;
  readonly matching: readonly (readonly string[])[];
  readonly notMatching: readonly string[];
}

interface Parts {
  readonly listed?: Iterable<string>;
  readonly rest?: boolean;
  readonly except?: Iterable<string>;
  readonly matching?: readonly (readonly string[])[];
  readonly notMatching?: readonly string[];
}

export function nameSet({
  listed = [],
  rest = true,
  except = [],
  matching = [],
  notMatching = [],
}: Parts): NameSet {
  const names = new Set(listed);
  const others = new Set(except);
  const key = JSON.stringify([
    [...names].sort(),
    rest,
    [...others].sort(),
    matching,
    [...notMatching].sort(),
  ]);
  return { key, listed: names, rest, except: others, matching, notMatching };
}

export const ALL_NAMES: NameSet = nameSet({});
export const oneName = (name: string): NameSet => nameSet({ listed: [name], rest: false });
export const namesMatching = (pattern: string): NameSet => nameSet({ matching: [[pattern]] });
export const otherNames = (except: Iterable<string>, notMatching: readonly string[]): NameSet =>
  nameSet({ except, notMatching });

/** Names that the set mentions one by one. */
export const mentioned = (set: NameSet): Iterable<string> => [...set.listed, ...set.except];

/** Patterns on which membership of other names depends. */
export const patternsOf = (set: NameSet): readonly string[] => [...set.matching.flat(), ...set.notMatching];

/** Does a name that is not mentioned belong to the set, given which patterns it matches? Undefined: cannot be told. */
export function hasFreshName(
  set: NameSet,
  matches: (pattern: string) => boolean | undefined,
): boolean | undefined {
  if (!set.rest) return false;
  let certain = true;
  for (const group of set.matching) {
    const answers = group.map(matches);
    if (answers.includes(true)) continue;
    if (answers.includes(undefined)) certain = false;
    else return false;
  }
  for (const pattern of set.notMatching) {
    const answer = matches(pattern);
    if (answer) return false;
    if (answer === undefined) certain = false;
  }
  return certain ? true : undefined;
}

/** Does the name belong to the set? Undefined when a pattern cannot be run. */
export function hasName(set: NameSet, name: string): boolean | undefined {
  if (set.listed.has(name)) return true;
  if (set.except.has(name)) return false;
  return hasFreshName(set, (pattern) => compileRegex(pattern, 'ecma').test(name));
}
