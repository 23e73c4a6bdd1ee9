import type { Payload } from '../json/payload.js';
import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import type { GeneratorSet } from './generators.js';
import type { RuleSet } from './rules.js';

export type PactVersion = '1' | '1.1' | '2' | '3' | '4';

/** One consumer's pact file, whatever its version, in one shape. */
export interface Contract {
  readonly source: SourceFile;
  /** Undefined when the file does not name it. */
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
  readonly version: PactVersion;
  /** All interactions in file order, those that could not be read included. */
  readonly interactions: readonly Interaction[];
  /** What is odd about the file as a whole. */
  readonly faults: readonly PactFault[];
}

export type Interaction = HttpInteraction | MessageInteraction | MalformedInteraction;

interface InteractionBase {
  /** Position in the file's `interactions` (or `messages`) array. */
  readonly index: number;
  readonly pointer: JsonPointer;
  readonly description: string;
  readonly providerStates: readonly ProviderState[];
  /** V4: a failure is reported but does not fail the run. */
  readonly pending: boolean;
  /** V4: stable identity chosen by the producer. */
  readonly key: string | undefined;
  readonly faults: readonly PactFault[];
}

export interface ProviderState {
  readonly name: string;
  readonly params: Readonly<Record<string, JsonValue>>;
  readonly pointer: JsonPointer;
}

export interface HttpInteraction extends InteractionBase {
  readonly kind: 'http';
  readonly request: ExpectedRequest;
  readonly response: ExpectedResponse;
  /** Names of the plugins this interaction needs (its bodies cannot be compared without them). */
  readonly plugins: readonly string[];
  /** V4 `transport` when it is not HTTP (e.g. `grpc`). */
  readonly transport: string | undefined;
}

export interface MessageInteraction extends InteractionBase {
  readonly kind: 'message';
  /** The one-way message, or the request of a synchronous message. */
  readonly request: ExpectedMessage;
  /** The answers of a synchronous message; empty for a one-way message. */
  readonly responses: readonly ExpectedMessage[];
  readonly synchronous: boolean;
}

/** An interaction that cannot be read; its faults say why. The others of the file are still checked. */
export interface MalformedInteraction extends InteractionBase {
  readonly kind: 'malformed';
}

export interface ExpectedRequest {
  readonly pointer: JsonPointer;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  /** In file order; values are decoded. Undefined when the file gives no query at all (also "no query expected"). */
  readonly query: readonly QueryParameter[] | undefined;
  readonly headers: readonly Header[];
  readonly body: Body;
  readonly rules: RuleSet;
  readonly generators: GeneratorSet;
}

export interface ExpectedResponse {
  readonly pointer: JsonPointer;
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body;
  readonly rules: RuleSet;
  readonly generators: GeneratorSet;
}

export interface ExpectedMessage {
  readonly pointer: JsonPointer;
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly body: Body;
  readonly rules: RuleSet;
  readonly generators: GeneratorSet;
}

export interface QueryParameter {
  readonly name: string;
  /** Decoded values in order; null is a key without `=`. */
  readonly values: readonly (string | null)[];
  /** The values as written, where the file gives the query as text and percent-encodes some of them. */
  readonly raw?: readonly (string | null)[];
  readonly pointer: JsonPointer;
}

export interface Header {
  /** As written. Compare without regard to case. */
  readonly name: string;
  /** One entry per header line (V4 lists, or the single value of older files), as written. */
  readonly values: readonly string[];
  /** The file gives a list, not one text. */
  readonly listed?: true;
  readonly pointer: JsonPointer;
}

/** docs/pact.md section 3: key absent, empty text, null, or a value. */
export type Body =
  | { readonly state: 'missing' | 'empty' | 'null'; readonly pointer: JsonPointer }
  | PresentBody;

export interface PresentBody {
  readonly state: 'present';
  readonly pointer: JsonPointer;
  /** What a mock server or verifier would put on the wire, to the byte. */
  readonly payload: Payload;
  /** The content type attached to the body itself (V4 `contentType`), not the header. */
  readonly contentType: string | undefined;
  /** Effective media type: attached, else the Content-Type header, else sniffed (docs/pact.md section 4). */
  readonly mediaType: string | undefined;
  /** The JSON document when the effective media type is JSON and the bytes parse. */
  readonly json: JsonValue | undefined;
  /** Pointer of the JSON document inside the file when it stands there as JSON (not as text or base64). */
  readonly jsonPointer: JsonPointer | undefined;
}

/**
 * Something about the file or an interaction that is odd (warning), or that keeps it from being read (error).
 * `code` is the last part of the rule id `pact.<code>`.
 */
export interface PactFault {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly pointer: JsonPointer;
  /** Where exactly in the text, for what stands at no value. */
  readonly offset?: number | undefined;
  readonly message: string;
}
