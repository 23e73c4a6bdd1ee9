import type { Matcher, MatcherName } from '../../pact/rules.js';
import { arrayContains } from './array-contains.js';
import { boolean } from './boolean.js';
import { contentType } from './content-type.js';
import { date } from './date.js';
import { datetime } from './datetime.js';
import { decimal } from './decimal.js';
import { eachKey } from './each-key.js';
import { eachValue } from './each-value.js';
import { equality } from './equality.js';
import { ignoreOrder } from './ignore-order.js';
import { include } from './include.js';
import { integer } from './integer.js';
import type { MatcherDefinition, MatcherOf } from './model.js';
import { notEmpty } from './not-empty.js';
import { nullMatcher } from './null.js';
import { number } from './number.js';
import { regex } from './regex.js';
import { semver } from './semver.js';
import { statusCode } from './status-code.js';
import { time } from './time.js';
import { type } from './type.js';
import { unknown } from './unknown.js';
import { values } from './values.js';

type Definitions = { readonly [N in MatcherName]: MatcherDefinition<MatcherOf<N>> };

/** Every matcher by name. */
export const definitions: Definitions = {
  equality,
  regex,
  type,
  include,
  integer,
  decimal,
  number,
  boolean,
  null: nullMatcher,
  date,
  time,
  datetime,
  contentType,
  values,
  arrayContains,
  statusCode,
  notEmpty,
  semver,
  eachKey,
  eachValue,
  ignoreOrder,
  unknown,
};

/** The definition that belongs to a matcher. */
export const definitionOf = <M extends Matcher>(matcher: M): MatcherDefinition<M> =>
  definitions[matcher.match] as unknown as MatcherDefinition<M>;
