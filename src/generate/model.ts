import type { JsonValue } from '../json/value.js';
import type { ActualRequest, ActualResponse } from '../matching/model.js';
import type { SecurityScheme } from '../openapi/model.js';
import type { GenerateOptions } from '../schema/generate/index.js';
import type { Location } from '../source/model.js';

/** A request made from the description of an operation. */
export interface GeneratedRequest extends ActualRequest {
  /** Path and query, percent-encoded: what follows the host in a URL. */
  readonly url: string;
  readonly body: Uint8Array | undefined;
  /** The value that was written as the body; undefined when there is no body. */
  readonly content: JsonValue | undefined;
}

/** A response made from the description of an operation. */
export interface GeneratedResponse extends ActualResponse {
  readonly body: Uint8Array | undefined;
  /** The value that was written as the body; undefined when there is no body. */
  readonly content: JsonValue | undefined;
}

export interface RequestOptions extends GenerateOptions {
  /** What stands before the path template; default: the path of the first server. */
  readonly basePath?: string;
  /** Only this media type; default: any that the operation takes. */
  readonly mediaType?: string;
  /** The credentials to send for a scheme, without its name (`Bearer `); default: a placeholder. Undefined: none. */
  readonly credentials?: (scheme: SecurityScheme) => string | undefined;
}

export interface ResponseOptions extends GenerateOptions {
  /** Only this media type; default: any that the response may have. */
  readonly mediaType?: string;
}

/** A constraint of the description that a message breaks. */
export interface Broken {
  readonly part: 'status' | 'path' | 'query' | 'header' | 'cookie' | 'body' | 'security';
  /** Name of the parameter or header. */
  readonly name: string | undefined;
  /** The keyword of the schema; `required`, `style`, `content-type`, `undeclared` and `security` also of the operation. */
  readonly keyword: string;
  /** JSON Pointer into the parameter's value or the body. */
  readonly pointer: string;
  /** Where the constraint stands in the document. */
  readonly location: Location;
  readonly message: string;
}

/** A message that breaks exactly one constraint. */
export type NearMiss<Message> = Message & { readonly broken: Broken };
