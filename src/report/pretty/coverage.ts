import type {
  Coverage,
  CoveredItem,
  OperationCoverage,
  OperationDetails,
} from '../../check/coverage/model.js';
import { count, listSome, printable } from '../words.js';

const LISTED = 12;

const KINDS: readonly { readonly key: keyof OperationDetails; readonly words: string }[] = [
  { key: 'parameters', words: 'parameters' },
  { key: 'requestMediaTypes', words: 'request media types' },
  { key: 'statuses', words: 'statuses' },
  { key: 'responseMediaTypes', words: 'response media types' },
  { key: 'fields', words: 'response fields' },
];

/** Which operations the pacts call and what of them nobody uses; then the operations nobody calls. */
export const coverageLines = (coverage: readonly Coverage[]): string[] =>
  coverage.flatMap(({ document, operations }) => {
    const called = operations.filter(({ consumers }) => consumers.length > 0);
    const idle = operations.filter(({ consumers }) => consumers.length === 0);
    return [
      `coverage of ${document}: ${called.length} of ${count(operations.length, 'operation')} called`,
      ...called.flatMap(operationLines),
      ...(idle.length > 0 ? [`  not called: ${listSome(idle.map(nameOf), LISTED)}`] : []),
      '',
    ];
  });

const nameOf = ({ method, path }: OperationCoverage): string => `${method} ${printable(path)}`;

const operationLines = (operation: OperationCoverage): string[] => [
  `  ${nameOf(operation)}: ${operation.consumers.map(printable).join(', ')}`,
  ...KINDS.flatMap(({ key, words }) => unusedLine(words, operation.details?.[key] ?? [])),
];

function unusedLine(words: string, items: readonly CoveredItem[]): string[] {
  const unused = items.filter(({ consumers }) => consumers.length === 0);
  if (unused.length === 0) return [];
  const names = listSome(
    unused.map(({ name }) => printable(name)),
    LISTED,
  );
  return [`    ${unused.length} of ${items.length} ${words} unused: ${names}`];
}
