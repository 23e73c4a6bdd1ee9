import type { JsonValue } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import type { HeaderDescription, MediaTypeContent, Response } from '../model.js';
import { child, declaredKeys, memberObject, type Node, objectAt, type ReadContext } from './context.js';

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
  const responses = memberObject(context, operation, 'responses', 'operation.malformed', '`responses`');
  if (!responses) return [];
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
    const node = readNode(context, location, responses.value[key]);
    if (!node) return [];
    const parts = context.once(() => partsOf(node));
    return new LazyResponse(node.location, status === 'DEFAULT' ? 'default' : status, parts);
  });
}

/** An empty response (`200:` with nothing below it, as YAML writers leave it) says that the status is possible. */
const readNode = (
  context: ReadContext,
  location: Location,
  value: JsonValue | undefined,
): Node | undefined =>
  value === null
    ? { location, value: {} }
    : objectAt(context, location, 'operation.malformed', 'a response', value);

/** A response whose parts are read when somebody asks for them. */
class LazyResponse implements Response {
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
