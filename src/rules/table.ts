import type { Severity } from '../check/model.js';

/** What a rule is about. `run` rules speak about the run itself (ignores, baselines). */
export type RuleArea = 'spec' | 'pact' | 'request' | 'response' | 'interaction' | 'run';

export interface Rule {
  readonly area: RuleArea;
  /** Default severity; configuration may change it. */
  readonly severity: Severity;
  /** One line for `concordat rules`. */
  readonly summary: string;
}

const rule = (area: RuleArea, severity: Severity, summary: string): Rule => ({ area, severity, summary });

/**
 * Every rule of the tool. An id with the same idea as one of openapi-pact-comparator carries its name.
 * Each has a page in docs/rules/<id>.md.
 */
export const RULES = {
  'spec.invalid': rule('spec', 'warning', 'the document does not conform to its OpenAPI version'),
  'spec.reference.broken': rule('spec', 'warning', 'a $ref that cannot be followed'),
  'spec.reference.remote': rule('spec', 'warning', 'a remote $ref that was not followed'),
  'spec.path.duplicate': rule('spec', 'warning', 'two path templates that match the same paths'),
  'spec.path.malformed': rule('spec', 'warning', 'a path template or operation that cannot be read'),
  'spec.parameter.malformed': rule('spec', 'warning', 'a parameter definition that cannot be read'),
  'spec.schema.malformed': rule('spec', 'warning', 'a schema keyword with a value it cannot have'),
  'spec.syntax': rule('spec', 'warning', 'the document deviates from JSON or YAML syntax'),

  'pact.malformed': rule('pact', 'error', 'an interaction that cannot be read'),
  'pact.syntax': rule('pact', 'warning', 'the file deviates from JSON syntax'),
  'pact.version': rule('pact', 'info', 'the pact specification version is missing or unknown'),
  'pact.rule.malformed': rule('pact', 'warning', 'a matching rule that cannot be read'),
  'pact.rule.unknown': rule('pact', 'warning', 'a matcher that no Pact implementation knows'),
  'pact.rule.dead': rule('pact', 'warning', 'a matching rule whose path is not in the example'),
  'pact.query.malformed': rule('pact', 'warning', 'a query that cannot be read'),
  'pact.body.encoding': rule('pact', 'warning', 'a body whose encoding cannot be read'),
  'pact.example.mismatch': rule('pact', 'error', 'an example that its own matching rules reject'),
  'pact.duplicate': rule('pact', 'warning', 'two interactions with the same description and state'),
  'pact.exact-values': rule('pact', 'info', 'exact values where a matcher was probably meant'),
  'pact.state.vague': rule('pact', 'info', 'a provider state too vague to set up'),
  'pact.provider': rule('pact', 'info', 'the pact names another provider, or none'),

  'interaction.undecided': rule('interaction', 'warning', 'something about the interaction cannot be checked'),
  'interaction.unreachable': rule('interaction', 'error', 'no conforming request can reach the interaction'),
  'interaction.conflict': rule('interaction', 'warning', 'two interactions answer the same request differently'),
  'interaction.deprecated': rule('interaction', 'info', 'something deprecated is used'),

  'request.path-or-method.unknown': rule('request', 'error', 'the document has no operation for this method and path'),
  'request.path.incompatible': rule('request', 'error', 'a path parameter does not fit its schema'),
  'request.path.wider': rule('request', 'warning', 'the consumer may call paths that the document rejects'),
  'request.query.incompatible': rule('request', 'error', 'a query parameter is missing or does not fit its schema'),
  'request.query.unknown': rule('request', 'warning', 'a query parameter that the document does not declare'),
  'request.query.wider': rule('request', 'warning', 'the consumer may send query values that the document rejects'),
  'request.header.incompatible': rule('request', 'error', 'a request header is missing or does not fit its schema'),
  'request.header.unknown': rule('request', 'info', 'a request header that the document does not declare'),
  'request.header.wider': rule('request', 'warning', 'the consumer may send header values that the document rejects'),
  'request.cookie.incompatible': rule('request', 'error', 'a cookie is missing or does not fit its schema'),
  'request.cookie.unknown': rule('request', 'info', 'a cookie that the document does not declare'),
  'request.accept.incompatible': rule('request', 'error', 'the consumer accepts no media type that the operation produces'),
  'request.accept.unknown': rule('request', 'info', 'an Accept header although the operation produces no content'),
  'request.content-type.missing': rule('request', 'warning', 'a request body without Content-Type'),
  'request.content-type.incompatible': rule('request', 'error', 'a request body of a media type the operation does not consume'),
  'request.content-type.unknown': rule('request', 'info', 'a Content-Type although the operation takes no body'),
  'request.authorization.missing': rule('request', 'error', 'credentials that the operation demands are not sent'),
  'request.body.missing': rule('request', 'error', 'a required request body is not sent'),
  'request.body.unknown': rule('request', 'warning', 'a request body although the operation takes none'),
  'request.body.incompatible': rule('request', 'error', 'the request body does not fit its schema'),
  'request.body.undeclared': rule('request', 'warning', 'a request field that the document does not declare'),
  'request.body.read-only': rule('request', 'warning', 'a readOnly field is sent'),
  'request.body.wider': rule('request', 'warning', 'the consumer may send bodies that the document rejects'),
  'request.body.unvalidatable': rule('request', 'warning', 'a request body that cannot be checked'),

  'response.status.unknown': rule('response', 'error', 'a status that the operation does not declare'),
  'response.status.default': rule('response', 'info', 'a status covered only by the default response'),
  'response.status.unexplained': rule('response', 'info', 'a client error for a request that the document accepts'),
  'response.content-type.incompatible': rule('response', 'error', 'a media type that the response does not offer'),
  'response.content-type.unknown': rule('response', 'warning', 'a Content-Type although the response has no content'),
  'response.header.unknown': rule('response', 'error', 'a response header that the document does not declare'),
  'response.header.undefined': rule('response', 'warning', 'a standard response header that the document does not declare'),
  'response.header.incompatible': rule('response', 'error', 'a response header does not fit its schema'),
  'response.header.optional': rule('response', 'warning', 'a response header the consumer reads is not required'),
  'response.header.wider': rule('response', 'warning', 'the provider may send header values that the consumer rejects'),
  'response.body.unknown': rule('response', 'error', 'a response body although the response has no content'),
  'response.body.incompatible': rule('response', 'error', 'no response the document permits satisfies the consumer'),
  'response.body.undeclared': rule('response', 'error', 'the consumer reads a field that the document does not promise'),
  'response.body.write-only': rule('response', 'error', 'the consumer reads a writeOnly field'),
  'response.body.example': rule('response', 'info', 'the example does not fit the schema, although the rules accept values that do'),
  'response.body.unvalidatable': rule('response', 'warning', 'a response body that cannot be checked'),
  'response.body.optional': rule('response', 'warning', 'the provider may leave out a field the consumer reads'),
  'response.body.nullable': rule('response', 'warning', 'the provider may send null where the consumer does not accept it'),
  'response.body.type': rule('response', 'warning', 'the provider may send another type than the consumer accepts'),
  'response.body.variant': rule('response', 'warning', 'the provider may send a variant that the consumer does not accept'),
  'response.body.format': rule('response', 'warning', 'the provider may send a text form that the consumer does not accept'),
  'response.body.enum': rule('response', 'warning', 'the provider may send an enum value that the consumer does not accept'),
  'response.body.length': rule('response', 'info', 'the provider may send a length that the consumer does not accept'),
  'response.body.wider': rule('response', 'warning', 'the provider may send a response that the consumer does not accept'),

  'run.ignore.unused': rule('run', 'warning', 'an ignore that matches no finding'),
  'run.ignore.expired': rule('run', 'warning', 'an ignore past its expiry date'),
  'run.baseline.unused': rule('run', 'warning', 'a baseline entry that matches no finding'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** The rule of an id that comes from outside (configuration, command line), or undefined. */
export const findRule = (id: string): Rule | undefined =>
  Object.hasOwn(RULES, id) ? RULES[id as RuleId] : undefined;
