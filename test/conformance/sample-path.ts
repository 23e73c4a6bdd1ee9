import type { Operation, Server } from '../../src/openapi/model.js';
import { parseTemplate } from '../../src/openapi/template.js';

const basePath = (server: Server | undefined): string =>
  (server?.basePath ?? [])
    .map((part) => (part.kind === 'literal' ? part.text : (part.values?.[0] ?? 'v')))
    .join('');

/** A path that the template describes. */
const templatePath = (template: string): string =>
  parseTemplate(template)
    .segments.map((pieces) =>
      pieces
        .map((piece) =>
          typeof piece === 'string'
            ? encodeURIComponent(piece)
            : /\d|\\d/.test(piece.pattern ?? '')
              ? '12'
              : 'x1',
        )
        .join(''),
    )
    .reduce((path, segment) => `${path}/${segment}`, '');

/** A path that calls the operation, under its first server. */
export const samplePath = (operation: Operation): string =>
  basePath(operation.servers[0]).replace(/\/$/, '') + templatePath(operation.template);
