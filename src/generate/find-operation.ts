import type { Description, Operation } from '../openapi/model.js';

/** Every operation of a document with its method and template, in document order; none is compiled yet. */
export function* operationsOf(description: Description): Generator<{
  readonly method: string;
  readonly template: string;
  readonly compile: () => Operation | undefined;
}> {
  for (const path of description.paths)
    for (const method of path.methods)
      yield { method, template: path.template, compile: () => path.operation(method) };
}

/**
 * An operation by `GET /users/{id}` or by its operationId.
 * @returns undefined when the document has none of that name.
 */
export function findOperation(description: Description, name: string): Operation | undefined {
  const named = /^([a-z]+)\s+(\/.*)$/i.exec(name.trim());
  if (named) {
    const method = (named[1] as string).toUpperCase();
    return description.paths
      .find(({ template, methods }) => template === named[2] && methods.includes(method))
      ?.operation(method);
  }
  for (const { compile } of operationsOf(description)) {
    const operation = compile();
    if (operation?.operationId === name) return operation;
  }
  return undefined;
}
