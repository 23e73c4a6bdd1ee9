import { apiKeysOf } from '../../openapi/api-keys.js';
import type { Operation, Parameter, ParameterPlace } from '../../openapi/model.js';
import {
  type DecodedParameter,
  type DecodedRequest,
  decodeParameters,
} from '../../openapi/parameters/decode.js';
import type { PathTexts } from '../../openapi/route/segment.js';
import type { RuleId } from '../../rules/table.js';
import { judgeParameter } from '../schema-violations.js';
import { CONFORMS, type Conformance, type Place, together, violation } from '../violation.js';
import type { WireRequest } from '../wire.js';
import { cookiesOf } from './cookies.js';

interface PlaceWords {
  readonly rule: RuleId;
  readonly words: (name: string) => string;
  readonly place: (name: string) => Place;
}

const PLACES: Readonly<Record<ParameterPlace, PlaceWords>> = {
  path: {
    rule: 'request.path.incompatible',
    words: (name) => `path parameter "${name}"`,
    place: (name) => ({ part: 'path-parameter', name }),
  },
  query: {
    rule: 'request.query.incompatible',
    words: (name) => `query parameter "${name}"`,
    place: (name) => ({ part: 'query-parameter', name }),
  },
  header: {
    rule: 'request.header.incompatible',
    words: (name) => `header "${name}"`,
    place: (name) => ({ part: 'header', name }),
  },
  cookie: {
    rule: 'request.cookie.incompatible',
    words: (name) => `cookie "${name}"`,
    place: (name) => ({ part: 'cookie', name }),
  },
  querystring: {
    rule: 'request.query.incompatible',
    words: () => 'the query string',
    place: () => ({ part: 'query' }),
  },
};

/** The parameters of an operation as the request sends them. */
export const decodeRequest = (operation: Operation, texts: PathTexts, request: WireRequest): DecodedRequest =>
  decodeParameters(
    operation.parameters,
    { path: texts, query: request.query, headers: request.headers, cookies: cookiesOf(request) },
    apiKeysOf(operation),
  );

/** Those of the path alone. */
export const decodePath = (parameters: readonly Parameter[], texts: PathTexts): readonly DecodedParameter[] =>
  decodeParameters(
    parameters.filter((one) => one.in === 'path'),
    { path: texts, query: [], headers: [], cookies: [] },
  ).parameters;

/** Whether each declared parameter is there when it must be, is written as declared, and fits its schema. */
export const checkParameters = (parameters: readonly DecodedParameter[]): Conformance =>
  together(...parameters.map(checkParameter));

function checkParameter(decoded: DecodedParameter): Conformance {
  const { parameter } = decoded;
  const { schema } = parameter.encoding;
  switch (decoded.state) {
    case 'empty':
      return CONFORMS;
    case 'absent':
      if (!parameter.required) return CONFORMS;
      return violation({
        ...placeOf(parameter),
        message: `${nameOf(parameter)} is required, the request does not send it`,
        spec: parameter.location,
      });
    case 'unreadable':
      return violation({
        ...placeOf(parameter),
        message: `${nameOf(parameter)} is not written as declared (${encodingWords(parameter)}): ${decoded.problem}`,
        spec: parameter.location,
      });
    case 'present':
      return schema
        ? judgeParameter(schema, decoded.value, 'request', () => ({
            ...placeOf(parameter),
            name: nameOf(parameter),
          }))
        : CONFORMS;
  }
}

const placeOf = ({ in: part, name }: Parameter): { readonly rule: RuleId; readonly place: Place } => ({
  rule: PLACES[part].rule,
  place: PLACES[part].place(name),
});

const nameOf = ({ in: part, name }: Parameter): string => PLACES[part].words(name);

const encodingWords = ({ encoding }: Parameter): string =>
  encoding.kind === 'content'
    ? encoding.mediaType
    : `style ${encoding.style}${encoding.explode ? ', explode' : ''}`;
