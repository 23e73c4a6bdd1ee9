import type { Location } from '../../source/model.js';
import type { HeaderDescription, MediaTypeContent, Response, Unreadable } from '../model.js';
import {
  child,
  declaredKeys,
  isUnreadable,
  type Node,
  type ReadContext,
  readAt,
  readMember,
} from './context.js';

const STATUS = /^(?:[1-5]\d\d|[1-5]XX|DEFAULT)$/;

export interface ResponseParts {
  readonly headers: readonly HeaderDescription[];
  readonly content: readonly MediaTypeContent[] | undefined;
}

/** The responses of an operation in document order; each is read by `partsOf` when its headers or content are asked for. */
export function readResponses(
  context: ReadContext,
  operation: Node,
  partsOf: (node: Node) => ResponseParts,
): Response[] {
  const responses = readMember(context, operation, 'responses', 'operation.malformed', '`responses`');
  if (!responses) return [];
  if (isUnreadable(responses)) return [unreadableResponse('default', responses)];
  return declaredKeys(responses.value).flatMap((key) => {
    const location = child(responses.location, key);
    const status = key.trim().toUpperCase();
    if (!STATUS.test(status)) {
      context.report(
        'operation.malformed',
        location,
        `"${key}" is neither a status, a range such as 2XX, nor default`,
      );
      return [];
    }
    const name = status === 'DEFAULT' ? 'default' : status;
    // An empty response (`200:` with nothing below it, as YAML writers leave it) says that the status is possible.
    const value = responses.value[key] ?? {};
    const node = readAt(context, location, 'operation.malformed', 'a response', value);
    if (isUnreadable(node)) return unreadableResponse(name, node);
    const parts = context.once(() => partsOf(node));
    return new LazyResponse(node.location, name, parts);
  });
}

/** A response of which only the status is known. */
const unreadableResponse = (status: string, unreadable: Unreadable): Response => ({
  location: unreadable.location,
  status,
  headers: [],
  content: undefined,
  unreadable,
});

/** A response whose parts are read when somebody asks for them. */
class LazyResponse implements Response {
  readonly unreadable = undefined;

  constructor(
    readonly location: Location,
    readonly status: string,
    private readonly parts: () => ResponseParts,
  ) {}

  get headers(): Response['headers'] {
    return this.parts().headers;
  }

  get content(): Response['content'] {
    return this.parts().content;
  }
}
