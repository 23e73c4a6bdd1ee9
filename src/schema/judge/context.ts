import { joinPointer } from '../../json/pointer.js';
import type { JsonValue } from '../../json/value.js';
import type { Direction, Judgement, Reading, Schema, SchemaError, SchemaResource } from '../model.js';
import type { Known } from './known.js';
import { messageFor } from './messages.js';
import { INVALID, type Outcome, UNDECIDED } from './outcome.js';

/** Levels of the value; deeper values are not judged. */
export const MAX_LEVELS = 400;
/** Schemas entered inside each other: bounds the stack. */
export const MAX_NESTING = 1000;
/** Schemas entered altogether: bounds the time that nested alternatives can take. */
export const MAX_STEPS = 2_000_000;

/** Places in a value, by their names and indices, each with those below it; the root is called ''. */
export interface Places extends ReadonlyMap<string, Places> {}

interface PlacesBuilt extends Map<string, PlacesBuilt> {}

/** What a run reports when somebody wants to know why. */
export class Report {
  readonly errors: SchemaError[] = [];
  readonly undecided: Judgement['undecided'][number][] = [];
}

/** The state of one run of the judge. */
export class Context {
  readonly closed: boolean;
  readonly direction: Direction | undefined;
  readonly formats: boolean;
  /** Keys from the root of the value to the current place. */
  readonly path: (string | number)[] = [];
  level = 0;
  /** What deprecated schemas speak about, as far as they were met. */
  deprecated: PlacesBuilt | undefined = undefined;
  /** Whether further ones may speak about something in the value that were not met. */
  mayMissDeprecated = false;
  /** The same of what stands inside something of a wrong type, unless that only told that an alternative does not apply. */
  passesOver = false;
  nesting = 0;
  steps = 0;
  /** Under how many `not` we are: a reference that comes back to itself there cannot be decided. */
  negations = 0;
  /** Resources entered on the way here, outermost first: the scope of `$dynamicRef`. */
  readonly scope: SchemaResource[] = [];
  /** Reference targets entered; those from `chainStart` on without leaving the current place of the value. */
  readonly chain: Schema[] = [];
  readonly chainNegations: number[] = [];
  chainStart = 0;

  constructor(
    reading: Reading,
    /** The schema with which the current place of the value was entered. */
    public site: Schema,
    /** Undefined: only the outcome counts, and the first error ends the run. */
    public report: Report | undefined = undefined,
    /** From other runs in the same reading. */
    readonly known: Known | undefined = undefined,
  ) {
    this.closed = reading.world === 'closed';
    this.direction = reading.direction;
    this.formats = reading.formats;
  }
}

/** The schema that rejects, and the one with which the place of the value was entered. */
export interface Cause {
  readonly schema: Schema;
  readonly site: Schema;
}

const causes = new WeakMap<SchemaError, Cause>();

/** What an error of the judge came from: completion follows it. */
export const causeOf = (error: SchemaError): Cause | undefined => causes.get(error);

const pointerOf = (context: Context): string => joinPointer('', ...context.path);

/** Notes an error of a keyword and says invalid. */
export function fail(
  context: Context,
  schema: Schema,
  keyword: string,
  expected?: JsonValue,
  actual?: JsonValue,
): Outcome {
  if (context.report) {
    const { source, pointer } = schema.location;
    const error: SchemaError = {
      instance: pointerOf(context),
      keyword,
      location: {
        source,
        pointer: keyword === 'false' || OURS.has(keyword) ? pointer : joinPointer(pointer, keyword),
      },
      expected,
      actual,
      message: messageFor(keyword, expected, actual),
    };
    context.report.errors.push(error);
    causes.set(error, { schema, site: context.site });
  }
  return INVALID;
}

/** Notes that a deprecated schema speaks about the current place, or about a member or item there. */
export function meetDeprecated(context: Context, ...below: readonly (string | number)[]): void {
  context.deprecated ??= new Map();
  let place = context.deprecated;
  for (const key of ['', ...context.path, ...below]) place = stepInto(place, String(key));
}

function stepInto(places: PlacesBuilt, key: string): PlacesBuilt {
  let below = places.get(key);
  if (!below) {
    below = new Map();
    places.set(key, below);
  }
  return below;
}

/** Error keywords that are no keywords of a schema: they stand at the schema itself. */
const OURS = new Set(['undeclared']);

/** Notes why the value cannot be decided here. */
export function doubt(context: Context, schema: Schema, reason: string): Outcome {
  context.mayMissDeprecated = true;
  context.report?.undecided.push({ instance: pointerOf(context), location: schema.location, reason });
  return UNDECIDED;
}
