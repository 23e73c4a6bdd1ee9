import type { ActualResponse } from '../matching/model.js';
import { selectResponse } from '../openapi/media.js';
import type { Operation } from '../openapi/model.js';
import { brokenByResponse } from './broken.js';
import type { Broken } from './model.js';

/**
 * What is wrong with a response that a provider really gave, by the description of its operation: an undescribed status,
 * missing or wrong headers, a body of an undeclared media type or that its schema rejects. Empty: nothing.
 */
export function responseProblems(operation: Operation, response: ActualResponse): Broken[] {
  const described = selectResponse(operation.responses, response.status);
  if (described) return brokenByResponse(described, response);
  const message = `${response.status} is not described`;
  return [
    {
      part: 'status',
      name: undefined,
      keyword: 'status',
      pointer: '',
      location: operation.location,
      message,
    },
  ];
}
