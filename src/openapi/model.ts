import type { JsonValue } from '../json/value.js';
import type { Schema } from '../schema/model.js';
import type { Location, SourceFile } from '../source/model.js';

export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** One provider's OpenAPI document, whatever its version, in one shape. Operations are compiled when first asked for. */
export interface Description {
  readonly source: SourceFile;
  readonly version: OpenApiVersion;
  readonly title: string | undefined;
  /** The servers of operations that declare none nearer by. */
  readonly servers: () => readonly Server[];
  /** Every path template with its methods, in document order; cheap: nothing below the method is read. */
  readonly paths: readonly PathTemplate[];
  /** What is wrong with the document as far as it was looked at (grows as operations are compiled). */
  readonly faults: readonly DescriptionFault[];
  /** Runs some work; the faults of all parts of the document that it looked at, in the order in which it came upon them. */
  readonly trace: <T>(work: () => T) => { readonly result: T; readonly faults: readonly DescriptionFault[] };
}

/**
 * A part that the document refers to and nobody could read: the reference leads nowhere or was not followed, or what is there
 * is no object. What it says is unknown, which is not the same as nothing.
 */
export interface Unreadable {
  readonly location: Location;
  readonly reason: string;
}

export interface PathTemplate {
  /** The key under `paths`, as written. */
  readonly template: string;
  readonly location: Location;
  /** Set when a part of the path item could not be read: it may have any method. */
  readonly unreadable: Unreadable | undefined;
  /** Upper-case methods declared here (path item references followed). */
  readonly methods: readonly string[];
  /** Compiles on first call; undefined when the method is not declared, and surely not in a part that is unreadable. */
  readonly operation: (method: string) => Operation | undefined;
  /** Names of the path parameters that its operations declare, without compiling these. */
  readonly parameterNames: () => ReadonlySet<string>;
  /** The servers of one method's operation, without compiling it. */
  readonly servers: (method: string) => readonly Server[];
}

export interface Operation {
  readonly location: Location;
  readonly method: string;
  readonly template: string;
  readonly operationId: string | undefined;
  readonly deprecated: boolean;
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** In document order. Empty when the document declares none (legal in 3.1). */
  readonly responses: readonly Response[];
  /** Alternatives (OR); each is a list of schemes (AND). Undefined: no security; an empty inner list: optional. */
  readonly security: readonly SecurityRequirement[] | undefined;
  /** Set when nothing is known about the operation, not even whether there is one. */
  readonly unreadable: Unreadable | undefined;
  /** Parameters of unknown name and place. */
  readonly unreadableParameters: readonly Unreadable[];
}

/** A base path the operation is served under. */
export interface Server {
  readonly location: Location;
  /** URL as written. */
  readonly url: string;
  /** Path part of the URL without trailing slash, cut at variables: literal text or a variable with its allowed values. */
  readonly basePath: readonly ServerPart[];
}

export type ServerPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly values: readonly string[] | undefined };

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

export interface Parameter {
  readonly location: Location;
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly allowEmptyValue: boolean;
  readonly encoding: ParameterEncoding;
}

/** How a parameter's or header's text becomes a value. Swagger 2.0 `collectionFormat` is expressed as a style. */
export type ParameterEncoding =
  | {
      readonly kind: 'style';
      readonly style: ParameterStyle;
      readonly explode: boolean;
      readonly schema: Schema | undefined;
    }
  | { readonly kind: 'content'; readonly mediaType: string; readonly schema: Schema | undefined };

export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'
  | 'cookie';

export interface RequestBody {
  readonly location: Location;
  readonly required: boolean;
  readonly content: readonly MediaTypeContent[];
  /** Set when the description of the body could not be read; then nothing else is known of it. */
  readonly unreadable: Unreadable | undefined;
}

export interface MediaTypeContent {
  readonly location: Location;
  /** Key as written: a media type or range, parameters included. */
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  /** Per property: content type, style, headers (form and multipart bodies). */
  readonly encoding: ReadonlyMap<string, PropertyEncoding>;
  /** 3.2 `itemSchema` of a sequential media type (JSON lines, event streams). */
  readonly itemSchema: Schema | undefined;
  readonly examples: readonly JsonValue[];
}

export interface PropertyEncoding {
  readonly contentType: string | undefined;
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean | undefined;
  readonly headers: readonly HeaderDescription[];
}

export interface Response {
  readonly location: Location;
  /** `200`, `2XX` (upper case) or `default`. */
  readonly status: string;
  readonly headers: readonly HeaderDescription[];
  /** Undefined: the document says nothing about content; empty: it declares that there is none. */
  readonly content: readonly MediaTypeContent[] | undefined;
  /** Set when the response could not be read; then nothing else is known of it. */
  readonly unreadable: Unreadable | undefined;
}

export interface HeaderDescription {
  readonly location: Location;
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly encoding: ParameterEncoding;
  /** Set when the header could not be read; then only its name is known. */
  readonly unreadable: Unreadable | undefined;
}

export interface SecurityRequirement {
  readonly location: Location;
  readonly schemes: readonly SecurityScheme[];
}

export type SecurityScheme = { readonly name: string; readonly location: Location } & (
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
  | { readonly kind: 'http'; readonly scheme: string }
  | { readonly kind: 'oauth2' | 'openIdConnect' }
  | { readonly kind: 'mutualTLS' }
  /** Not defined in the document, or of a kind nobody knows: cannot be checked. */
  | { readonly kind: 'undefined'; readonly reason: string }
);

/** Something wrong in the document. The rest is still checked. `code` is the last part of the rule id `spec.<code>`. */
export interface DescriptionFault {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly location: Location;
  readonly message: string;
}
