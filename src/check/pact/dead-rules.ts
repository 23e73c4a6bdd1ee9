import { isObject, type JsonValue } from '../../json/value.js';
import type { Body, ExpectedRequest, ExpectedResponse } from '../../pact/model.js';
import type { PathRule, PathToken, RuleList } from '../../pact/rules.js';
import type { SourceFile } from '../../source/model.js';
import { finding } from '../finding.js';
import type { Finding } from '../model.js';

/** Rules whose place does not exist in the example: they can never apply as meant (docs/pact.md section 5, last line). */
export function deadRules(source: SourceFile, part: ExpectedRequest | ExpectedResponse): Finding[] {
  const dead: { rule: RuleList; words: string }[] = [];
  for (const rule of part.rules.body)
    if (!reachesBody(part.body, rule)) dead.push({ rule, words: `the body has nothing at ${rule.text}` });
  for (const [name, rule] of part.rules.header)
    if (!part.headers.some((header) => header.name.toLowerCase() === name))
      dead.push({ rule, words: `there is no header "${name}"` });
  if ('query' in part)
    for (const [name, rule] of part.rules.query)
      if (!part.query?.some((parameter) => parameter.name === name))
        dead.push({ rule, words: `there is no query parameter "${name}"` });
  return dead.map(({ rule, words }) =>
    finding({
      rule: 'pact.rule.dead',
      message: `the rule (${rule.matchers.map(({ match }) => match).join(', ')}) never applies: ${words} in the example`,
      help: 'correct the path of the rule, or remove it',
      pact: { source, pointer: rule.pointer },
      identity: [rule.pointer],
    }),
  );
}

/** Only JSON bodies can be walked; a rule on any other body is taken to be meant for it. */
const reachesBody = (body: Body, rule: PathRule): boolean =>
  body.state !== 'present' ||
  body.json === undefined ||
  reaches(body.json, rule.path, 1) ||
  (isRoutine(rule) && reaches(body.json, rule.path.slice(0, -1), 1));

/** Ruby's `eachLike` writes `type` for all members of its items, also where the items are scalars (docs/pact.md section 14). */
const isRoutine = ({ path, matchers }: PathRule): boolean =>
  path.at(-1)?.kind === 'star' &&
  path.at(-2)?.kind === 'starIndex' &&
  matchers.every(({ match }) => match === 'type');

/** True when some location of the value matches the path. An empty array leaves open what its items would be. */
function reaches(value: JsonValue, path: readonly PathToken[], from: number): boolean {
  const token = path[from];
  if (!token) return true;
  return steps(value, token).some((next) => next === OPEN || reaches(next, path, from + 1));
}

/** Marks a step into a container whose example shows no member. */
const OPEN = Symbol('open');

function steps(value: JsonValue, token: PathToken): (JsonValue | typeof OPEN)[] {
  if (Array.isArray(value)) {
    if (!value.length) return [OPEN];
    if (token.kind === 'star' || token.kind === 'starIndex') return value;
    const index =
      token.kind === 'index' ? token.index : token.kind === 'field' ? Number(token.name) : Number.NaN;
    const item = value[index];
    return item === undefined ? [] : [item];
  }
  if (!isObject(value)) return [];
  const keys = Object.keys(value);
  if (token.kind === 'star') return keys.length ? keys.map((key) => value[key] as JsonValue) : [OPEN];
  if (token.kind === 'starIndex')
    return keys.filter((key) => /^\d+$/.test(key)).map((key) => value[key] as JsonValue);
  const name = token.kind === 'field' ? token.name : token.kind === 'index' ? String(token.index) : '';
  return Object.hasOwn(value, name) ? [value[name] as JsonValue] : [];
}
