import { findOperation, operationsOf } from '../../generate/find-operation.js';
import type { Description, Operation } from '../../openapi/model.js';
import { InputError } from '../../source/model.js';
import { didYouMean } from '../../text/nearest.js';

/**
 * The operations to generate for: the named one, else all.
 * @throws InputError when the document has none of that name, with those that are meant perhaps.
 */
export function selectOperations(description: Description, name: string | undefined): readonly Operation[] {
  if (name === undefined) return [...operationsOf(description)].flatMap(({ compile }) => compile() ?? []);
  const found = findOperation(description, name);
  if (found) return [found];
  const names = [...operationsOf(description)].flatMap(({ method, template, compile }) => {
    const { operationId } = compile() ?? {};
    return operationId === undefined ? [`${method} ${template}`] : [`${method} ${template}`, operationId];
  });
  throw new InputError(`the document has no operation "${name}"${didYouMean(name, names)}`);
}
