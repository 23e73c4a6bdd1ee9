import type { Severity, Verdict } from './model.js';

/** What a rule is about. `run` rules speak about the run itself (ignores, baselines). */
export type RuleArea = 'spec' | 'pact' | 'request' | 'response' | 'interaction' | 'run';

export interface Rule {
  readonly area: RuleArea;
  /** Default severity; configuration may change it. */
  readonly severity: Severity;
  /** What a finding of this rule says about its interaction (docs/design.md 1); undefined: it is only a remark. */
  readonly verdict: Exclude<Verdict, 'satisfied'> | undefined;
  /** One line for `concordat rules`. */
  readonly summary: string;
}

const rule =
  (verdict: Rule['verdict']) =>
  (area: RuleArea, severity: Severity, summary: string): Rule => ({ area, severity, verdict, summary });

/** No permitted exchange satisfies the interaction. */
const breach = rule('unsatisfied');
/** Some permitted exchange breaks the interaction. */
const risk = rule('at-risk');
/** Something could not be checked. */
const open = rule('undecided');
const remark = rule(undefined);

/**
 * Every rule of the tool. An id with the same idea as one of openapi-pact-comparator carries its name.
 * Each has a page in docs/rules/<id>.md.
 */
export const RULES = {
  'spec.invalid': remark('spec', 'warning', 'the document does not conform to its OpenAPI version'),
  'spec.reference.broken': remark('spec', 'warning', 'a $ref that cannot be followed'),
  'spec.reference.remote': remark('spec', 'warning', 'a remote $ref that was not followed'),
  'spec.path.duplicate': remark('spec', 'warning', 'two path templates that match the same paths'),
  'spec.path.malformed': remark('spec', 'warning', 'a path template or operation that cannot be read'),
  'spec.parameter.malformed': remark('spec', 'warning', 'a parameter definition that cannot be read'),
  'spec.syntax': remark('spec', 'warning', 'the document deviates from JSON or YAML syntax'),

  'pact.malformed': open('pact', 'error', 'an interaction that cannot be read'),
  'pact.type.unknown': open('pact', 'warning', 'an interaction of a type that no specification defines'),
  'pact.syntax': remark('pact', 'warning', 'the file deviates from JSON syntax'),
  'pact.version': remark('pact', 'warning', 'the pact specification version is unknown'),
  'pact.rule.malformed': remark('pact', 'warning', 'a matching rule that cannot be read'),
  'pact.rule.unknown': remark('pact', 'warning', 'a matcher that no Pact implementation knows'),
  'pact.rule.dead': remark('pact', 'warning', 'a matching rule whose path is not in the example'),
  'pact.query.malformed': remark('pact', 'warning', 'a query that cannot be read'),
  'pact.body.encoding': remark('pact', 'warning', 'a body whose encoding cannot be read'),
  'pact.example.mismatch': remark('pact', 'warning', 'an example that its own matching rules reject'),
  'pact.duplicate': remark('pact', 'info', 'an interaction that stands in the file more than once'),
  'pact.identity': remark(
    'pact',
    'info',
    'different requests under the same description and provider states',
  ),
  'pact.conflict': remark(
    'pact',
    'warning',
    'the same request and provider states with two different responses',
  ),
  'pact.exact-values': remark('pact', 'info', 'exact values where a matcher was probably meant'),
  'pact.state.vague': remark('pact', 'info', 'a provider state too vague to set up'),
  'pact.field.missing': remark('pact', 'warning', 'a field that is missing, so that its default is used'),
  'pact.field.type': remark('pact', 'warning', 'a field of an unexpected type'),
  'pact.path': remark('pact', 'warning', 'a request path that is not absolute or contains a query'),
  'pact.rule.path.invalid': remark('pact', 'warning', 'a path expression that cannot be read'),
  'pact.rule.category.unknown': remark('pact', 'warning', 'matching rules in an unknown category'),
  'pact.generator.malformed': remark('pact', 'warning', 'a generator that cannot be read'),
  'pact.dsl.unprocessed': remark('pact', 'warning', 'matcher objects of a pact DSL saved as data'),
  'pact.consumer': remark('pact', 'info', 'the pact does not name its consumer'),
  'pact.provider': remark('pact', 'info', 'the pact names another provider, or none'),

  'interaction.undecided': open(
    'interaction',
    'warning',
    'something about the interaction cannot be checked',
  ),
  'interaction.conflict': remark(
    'interaction',
    'warning',
    'two interactions answer the same request differently',
  ),
  'interaction.deprecated': remark('interaction', 'info', 'something deprecated is used'),

  'request.path-or-method.unknown': breach(
    'request',
    'error',
    'the document has no operation for this method and path',
  ),
  'request.path.incompatible': breach('request', 'error', 'a path parameter does not fit its schema'),
  'request.path.wider': risk('request', 'warning', 'the consumer may call paths that the document rejects'),
  'request.query.incompatible': breach(
    'request',
    'error',
    'a query parameter is missing or does not fit its schema',
  ),
  'request.query.unknown': remark(
    'request',
    'warning',
    'a query parameter that the document does not declare',
  ),
  'request.query.wider': risk(
    'request',
    'warning',
    'the consumer may send query values that the document rejects',
  ),
  'request.header.incompatible': breach(
    'request',
    'error',
    'a request header is missing or does not fit its schema',
  ),
  'request.header.unknown': remark('request', 'info', 'a request header that the document does not declare'),
  'request.header.wider': risk(
    'request',
    'warning',
    'the consumer may send header values that the document rejects',
  ),
  'request.cookie.incompatible': breach('request', 'error', 'a cookie is missing or does not fit its schema'),
  'request.cookie.unknown': remark('request', 'info', 'a cookie that the document does not declare'),
  'request.accept.incompatible': breach(
    'request',
    'error',
    'the consumer accepts no media type that the operation produces',
  ),
  'request.accept.unknown': remark(
    'request',
    'info',
    'an Accept header although the operation produces no content',
  ),
  'request.content-type.missing': remark('request', 'warning', 'a request body without Content-Type'),
  'request.content-type.incompatible': breach(
    'request',
    'error',
    'a request body of a media type the operation does not consume',
  ),
  'request.content-type.unknown': remark(
    'request',
    'info',
    'a Content-Type although the operation takes no body',
  ),
  'request.authorization.missing': breach(
    'request',
    'error',
    'credentials that the operation demands are not sent',
  ),
  'request.body.missing': breach('request', 'error', 'a required request body is not sent'),
  'request.body.unknown': remark('request', 'warning', 'a request body although the operation takes none'),
  'request.body.incompatible': breach('request', 'error', 'the request body does not fit its schema'),
  'request.body.undeclared': remark(
    'request',
    'warning',
    'a request field that the document does not declare',
  ),
  'request.body.read-only': remark('request', 'warning', 'a readOnly field is sent'),
  'request.body.wider': risk('request', 'warning', 'the consumer may send bodies that the document rejects'),
  'request.body.unvalidatable': open('request', 'warning', 'a request body that cannot be checked'),

  'response.status.unknown': breach('response', 'error', 'a status that the operation does not declare'),
  'response.status.default': remark('response', 'info', 'a status covered only by the default response'),
  'response.status.unexplained': remark(
    'response',
    'info',
    'a client error for a request that the document accepts',
  ),
  'response.content-type.incompatible': breach(
    'response',
    'error',
    'a media type that the response does not offer',
  ),
  'response.content-type.unknown': risk(
    'response',
    'warning',
    'a Content-Type although the response has no content',
  ),
  'response.header.unknown': breach(
    'response',
    'error',
    'a response header that the document does not declare',
  ),
  'response.header.undefined': risk(
    'response',
    'warning',
    'a standard response header that the document does not declare',
  ),
  'response.header.incompatible': breach('response', 'error', 'a response header does not fit its schema'),
  'response.header.optional': risk(
    'response',
    'warning',
    'a response header the consumer reads is not required',
  ),
  'response.header.wider': risk(
    'response',
    'warning',
    'the provider may send header values that the consumer rejects',
  ),
  'response.body.unknown': breach(
    'response',
    'error',
    'a response body although the response has no content',
  ),
  'response.body.incompatible': breach(
    'response',
    'error',
    'no response the document permits satisfies the consumer',
  ),
  'response.body.undeclared': breach(
    'response',
    'error',
    'the consumer reads a field that the document does not promise',
  ),
  'response.body.write-only': breach('response', 'error', 'the consumer reads a writeOnly field'),
  'response.body.example': remark(
    'response',
    'info',
    'the example does not fit the schema, although the rules accept values that do',
  ),
  'response.body.unvalidatable': open('response', 'warning', 'a response body that cannot be checked'),
  'response.body.optional': risk(
    'response',
    'warning',
    'the provider may leave out a field the consumer reads',
  ),
  'response.body.nullable': risk(
    'response',
    'warning',
    'the provider may send null where the consumer does not accept it',
  ),
  'response.body.type': risk(
    'response',
    'warning',
    'the provider may send another type than the consumer accepts',
  ),
  'response.body.variant': risk(
    'response',
    'warning',
    'the provider may send a variant that the consumer does not accept',
  ),
  'response.body.format': risk(
    'response',
    'warning',
    'the provider may send a text form that the consumer does not accept',
  ),
  'response.body.enum': risk(
    'response',
    'warning',
    'the provider may send an enum value that the consumer does not accept',
  ),
  'response.body.length': risk(
    'response',
    'info',
    'the provider may send a length that the consumer does not accept',
  ),
  'response.body.wider': risk(
    'response',
    'warning',
    'the provider may send a response that the consumer does not accept',
  ),

  'run.ignore.unused': remark('run', 'warning', 'an ignore that matches no finding'),
  'run.ignore.expired': remark('run', 'warning', 'an ignore past its expiry date'),
  'run.baseline.unused': remark('run', 'warning', 'a baseline entry that matches no finding'),
  'run.baseline.expired': remark('run', 'warning', 'a baseline entry past its expiry date'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** The rule of an id that comes from outside (configuration, command line), or undefined. */
export const findRule = (id: string): Rule | undefined =>
  Object.hasOwn(RULES, id) ? RULES[id as RuleId] : undefined;
