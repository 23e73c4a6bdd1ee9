import { type JsonValue, valueBelow } from '../../json/value.js';
import { applicableBelow } from '../../schema/applicable.js';
import { inPlace, isHiddenBelow } from '../../schema/judge/direction.js';
import type { Reading, Schema } from '../../schema/model.js';

/**
 * Whether every instance of the schema has the member that the tokens lead to, as far as its parent is there: some schema that
 * applies to the parent in any case requires it. A cheap proof that leaving the member out cannot conform; `false` says nothing.
 */
export function isDemanded(
  schema: Schema,
  root: JsonValue,
  tokens: readonly string[],
  { direction }: Reading,
): boolean {
  const name = tokens.at(-1);
  if (name === undefined) return false;
  let parts = inPlace(schema, false);
  let value: JsonValue | undefined = root;
  for (const token of tokens.slice(0, -1)) {
    if (parts.some(({ dynamicRef, unevaluatedItems }) => dynamicRef ?? unevaluatedItems)) return false;
    parts = applicableBelow(parts, value as JsonValue, token).flatMap((part) => inPlace(part, false));
    value = valueBelow(value, token);
    if (value === undefined) return false;
  }
  return (
    parts.some(({ required }) => required?.includes(name)) &&
    !parts.some(
      (part) =>
        part.dynamicRef ?? (direction && isHiddenBelow(part, part, name, direction) ? part : undefined),
    )
  );
}
