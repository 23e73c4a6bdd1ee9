import { isEmpty } from '../../json/payload.js';
import { selectContent, selectResponse } from '../../openapi/media.js';
import type { Description, MediaTypeContent, Operation, Parameter, Response } from '../../openapi/model.js';
import type { Contract, HttpInteraction } from '../../pact/model.js';
import type { CheckedInteraction } from '../model.js';
import { cookiesOf } from '../request/cookies.js';
import { bodyMediaType, exampleRequest, exampleResponse, headerValues, type WireRequest } from '../wire.js';
import { declaredFields, readFields } from './fields.js';
import type { Coverage, CoveredItem, OperationCoverage, OperationDetails } from './model.js';

/** One use of an operation by a consumer. */
interface Use {
  readonly consumer: string;
  readonly interaction: HttpInteraction;
  readonly request: WireRequest;
}

const UNNAMED = '(unnamed consumer)';

/** Collects what pacts use of each document. */
export interface CoverageCollector {
  /** Takes note of some interactions of a contract. */
  readonly add: (contract: Contract, interactions: readonly CheckedInteraction[]) => void;
  /** Operations that nobody calls are listed but not compiled. */
  readonly result: (descriptions: readonly Description[]) => Coverage[];
}

export function collectCoverage(): CoverageCollector {
  const uses = new Map<Operation, Use[]>();
  return {
    add(contract, interactions) {
      for (const { interaction, operation } of interactions) {
        if (interaction.kind !== 'http' || !operation) continue;
        const use = {
          consumer: contract.consumer ?? UNNAMED,
          interaction,
          request: exampleRequest(interaction.request),
        };
        const known = uses.get(operation);
        if (known) known.push(use);
        else uses.set(operation, [use]);
      }
    },
    result: (descriptions) => coverageOf(descriptions, uses),
  };
}

function coverageOf(
  descriptions: readonly Description[],
  uses: ReadonlyMap<Operation, readonly Use[]>,
): Coverage[] {
  const called = new Set([...uses.keys()].map(nameOf));
  return descriptions.map((description) => ({
    document: description.source.display,
    operations: description.paths.flatMap((path) =>
      path.methods.map((method): OperationCoverage => {
        // Compiled already if it is called: asking costs nothing then, and the rest is left alone.
        const operation = called.has(`${method} ${path.template}`) ? path.operation(method) : undefined;
        const own = operation && uses.get(operation);
        return operation && own
          ? { method, path: path.template, consumers: names(own), details: detailsOf(operation, own) }
          : { method, path: path.template, consumers: [] };
      }),
    ),
  }));
}

const nameOf = ({ method, template }: Operation): string => `${method} ${template}`;

const names = (uses: readonly Use[]): string[] => [...new Set(uses.map(({ consumer }) => consumer))].sort();

/** A declared thing with the consumers of the uses that `isUsed` picks. */
const covered = (name: string, uses: readonly Use[], isUsed: (use: Use) => boolean): CoveredItem => ({
  name,
  consumers: names(uses.filter(isUsed)),
});

const detailsOf = (operation: Operation, uses: readonly Use[]): OperationDetails => ({
  parameters: operation.parameters.map((parameter) =>
    covered(`${parameter.in} ${parameter.name}`, uses, ({ request }) => sends(parameter, request)),
  ),
  requestMediaTypes: (operation.requestBody?.content ?? []).map((content) =>
    covered(
      content.mediaType,
      uses,
      ({ request }) =>
        !isEmpty(request.body) &&
        selectContent(operation.requestBody?.content ?? [], bodyMediaType(request) ?? '') === content,
    ),
  ),
  statuses: operation.responses.map((response) =>
    covered(response.status, uses, (use) => answers(operation, use) === response),
  ),
  responseMediaTypes: contents(operation).map(([response, content]) =>
    covered(`${response.status} ${content.mediaType}`, uses, (use) =>
      reads(operation, use, response, content),
    ),
  ),
  fields: contents(operation).flatMap(([response, content]) => fieldsOf(operation, uses, response, content)),
});

const contents = (operation: Operation): (readonly [Response, MediaTypeContent])[] =>
  operation.responses.flatMap((response) =>
    (response.content ?? []).map((content) => [response, content] as const),
  );

function fieldsOf(
  operation: Operation,
  uses: readonly Use[],
  response: Response,
  content: MediaTypeContent,
): CoveredItem[] {
  if (!content.schema) return [];
  const readers = uses
    .filter((use) => reads(operation, use, response, content))
    .map((use) => ({ use, fields: readFields(exampleResponse(use.interaction.response).json ?? null) }));
  if (!readers.length) return [];
  return declaredFields(content.schema).map((field) => ({
    name: `${response.status} ${field}`,
    consumers: names(readers.filter(({ fields }) => fields.has(field)).map(({ use }) => use)),
  }));
}

const answers = (operation: Operation, { interaction }: Use): Response | undefined =>
  selectResponse(operation.responses, interaction.response.status);

function reads(operation: Operation, use: Use, response: Response, content: MediaTypeContent): boolean {
  if (answers(operation, use) !== response || use.interaction.response.body.state !== 'present') return false;
  return (
    selectContent(response.content ?? [], bodyMediaType(exampleResponse(use.interaction.response)) ?? '') ===
    content
  );
}

function sends(parameter: Parameter, request: WireRequest): boolean {
  switch (parameter.in) {
    case 'path':
      return true;
    case 'header':
      return headerValues(request.headers, parameter.name) !== undefined;
    case 'cookie':
      return cookiesOf(request).some(({ name }) => name === parameter.name);
    case 'querystring':
      return request.query.length > 0;
    case 'query':
      return request.query.some(
        ({ name }) => name === parameter.name || name.startsWith(`${parameter.name}[`),
      );
  }
}
