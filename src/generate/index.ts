export type {
  Broken,
  GeneratedRequest,
  GeneratedResponse,
  NearMiss,
  RequestOptions,
  ResponseOptions,
} from './model.js';
export { nearMissRequests } from './near-miss-requests.js';
export { nearMissResponses } from './near-miss-responses.js';
export { responseProblems } from './problems.js';
export { arbitraryRequest } from './request.js';
export { arbitraryResponse, statusOf } from './response.js';
export { generateRequests, generateResponses, type SampleOptions, type Samples } from './samples.js';
