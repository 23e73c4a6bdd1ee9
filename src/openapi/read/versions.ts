import type { DialectName } from '../../schema/compile.js';
import type { OpenApiVersion, RequestBody, Response, Server } from '../model.js';
import { readContent } from './content.js';
import type { Node, ReadContext } from './context.js';
import { readEncoding, readSwaggerEncoding } from './encoding.js';
import { type ReadEncoding, readHeaders } from './headers.js';
import type { RawParameters } from './parameters.js';
import { readRequestBody } from './request-body.js';
import { readResponses } from './responses.js';
import { readBasePath, readServers } from './servers.js';
import { readSwaggerBody } from './swagger/request-body.js';
import { readSwaggerResponses } from './swagger/responses.js';

/** How the parts of one OpenAPI version are written. Nothing behind the readers asks for a version. */
export interface VersionReaders {
  readonly dialect: DialectName;
  /** Lower-case members of a path item that are operations. */
  readonly methods: readonly string[];
  /** Member of a path item that holds operations with other methods. */
  readonly moreMethods: string | undefined;
  /** Parameter places that are part of the request body. */
  readonly bodyPlaces: ReadonlySet<string>;
  /** Lower-case names of header parameters that count for nothing: `content`, `security` and the response decide them. */
  readonly ignoredHeaders: ReadonlySet<string>;
  readonly encoding: ReadEncoding;
  readonly servers: (context: ReadContext, owners: readonly Node[]) => readonly Server[];
  readonly requestBody: (
    context: ReadContext,
    operation: Node,
    parameters: RawParameters,
  ) => RequestBody | undefined;
  readonly responses: (context: ReadContext, operation: Node) => Response[];
  readonly securitySchemes: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

const OPENAPI_3: Omit<VersionReaders, 'dialect'> = {
  methods: [...METHODS, 'trace'],
  moreMethods: undefined,
  bodyPlaces: new Set(),
  ignoredHeaders: new Set(['accept', 'content-type', 'authorization']),
  encoding: readEncoding,
  servers: readServers,
  requestBody: readRequestBody,
  responses: (context, operation) =>
    readResponses(context, operation, (response) => ({
      headers: readHeaders(context, response, readEncoding),
      content: readContent(context, response),
    })),
  securitySchemes: '/components/securitySchemes',
};

export const VERSION_READERS: Readonly<Record<OpenApiVersion, VersionReaders>> = {
  '2.0': {
    dialect: 'openapi-2.0',
    methods: METHODS,
    moreMethods: undefined,
    bodyPlaces: new Set(['body', 'formData']),
    ignoredHeaders: new Set(),
    encoding: readSwaggerEncoding,
    servers: readBasePath,
    requestBody: readSwaggerBody,
    responses: readSwaggerResponses,
    securitySchemes: '/securityDefinitions',
  },
  '3.0': { ...OPENAPI_3, dialect: 'openapi-3.0' },
  '3.1': { ...OPENAPI_3, dialect: 'openapi-3.1' },
  '3.2': {
    ...OPENAPI_3,
    dialect: 'openapi-3.2',
    methods: [...METHODS, 'trace', 'query'],
    moreMethods: 'additionalOperations',
  },
};
