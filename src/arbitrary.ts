/** Arbitraries for fast-check: values of schemas, requests and responses of operations (`concordat/arbitrary`). */
export { findOperation, operationsOf } from './generate/find-operation.js';
export {
  arbitraryRequest,
  arbitraryResponse,
  type Broken,
  type GeneratedRequest,
  type GeneratedResponse,
  generateRequests,
  generateResponses,
  type NearMiss as NearMissMessage,
  nearMissRequests,
  nearMissResponses,
  type RequestOptions,
  type ResponseOptions,
  responseProblems,
  type SampleOptions,
  type Samples,
} from './generate/index.js';
export type { JsonValue } from './json/value.js';
export type { Description, Operation } from './openapi/model.js';
export { loadDescription } from './run/load.js';
export {
  arbitrary,
  type GeneratedValues,
  type GenerateOptions,
  generateValues,
  type NearMiss,
  NoValuesError,
  nearMisses,
  type ValuesOptions,
} from './schema/generate/index.js';
export type { Reading, Schema } from './schema/model.js';
export { compileStandalone as compileSchema, type StandaloneOptions } from './schema/standalone.js';
