import type { JsonValue } from '../../json/value.js';
import type { PathGenerator } from '../../pact/generators.js';
import type { PathToken, RuleList } from '../../pact/rules.js';
import type { WireRequest } from '../wire.js';

/** A part of a body that is no JSON document, of which a rule or a generator speaks. */
export interface SentField {
  /** As people read it: `form field "name"`. */
  readonly display: string;
  readonly example: JsonValue;
  readonly rules: RuleList | undefined;
  readonly generator: PathGenerator | undefined;
  /** Where it stands in the value the body is read as; undefined: not known. */
  readonly tokens: readonly string[] | undefined;
  /** The request with another value there. */
  readonly sending: (value: JsonValue) => WireRequest;
}

/** The generator for a place of a body, given by its tokens below the root. */
export const generatorAt = (
  generators: readonly PathGenerator[],
  tokens: readonly string[],
): PathGenerator | undefined =>
  generators.length ? generators.find(({ path }) => namesPlace(path, tokens)) : undefined;

/** Whether a path names exactly this place; stars stand for any token. */
function namesPlace(path: readonly PathToken[], tokens: readonly string[]): boolean {
  const steps = path.slice(1);
  return steps.length === tokens.length && steps.every((step, i) => namesToken(step, tokens[i] as string));
}

function namesToken(step: PathToken, token: string): boolean {
  switch (step.kind) {
    case 'field':
      return step.name === token;
    case 'index':
      return String(step.index) === token;
    case 'starIndex':
      return /^\d+$/.test(token);
    case 'star':
      return true;
    case 'root':
      return false;
  }
}
