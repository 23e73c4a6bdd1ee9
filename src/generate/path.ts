import type { Operation, Server } from '../openapi/model.js';
import { matchPath, type PathTexts, type TakesText } from '../openapi/route/segment.js';
import { parseTemplate, templateWith } from '../openapi/template.js';

/** The path part of a server's URL, variables replaced by the first value they may have. */
const basePathOf = (server: Server | undefined): string =>
  (server?.basePath ?? [])
    .map((part) => (part.kind === 'literal' ? part.text : (part.values?.[0] ?? part.name)))
    .join('');

export const defaultBasePath = ({ servers }: Operation): string => basePathOf(servers[0]);

/** The path for the texts of its parameters, which are percent-encoded already. Those nobody declares are their names. */
export function writePath({ template }: Operation, texts: PathTexts): string {
  const { segments } = parseTemplate(template);
  const written = segments.map((pieces) =>
    pieces
      .map((piece) =>
        typeof piece === 'string'
          ? encodeLiteral(piece)
          : (texts.get(piece.written) ?? texts.get(piece.name) ?? encodeURIComponent(piece.name)),
      )
      .join(''),
  );
  return `/${written.join('/')}`;
}

/** Characters that may stand in a path as they are (RFC 3986, section 3.3). */
const encodeLiteral = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%(?:3A|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/gi, (encoded) =>
    decodeURIComponent(encoded),
  );

/** The texts of the parameters in a path without base path; undefined when it does not fit the template. */
export function readPath(
  { template, parameters }: Operation,
  path: string,
  takes?: TakesText,
): PathTexts | undefined {
  const shape = templateWith(template, () => new Set(parameters.map(({ name }) => name)));
  const parts = path.split('/').slice(1);
  if (parts.length !== shape.segments.length) return undefined;
  if (parts.some((part) => part === '.' || part === '..')) return undefined;
  return matchPath(shape, parts, takes);
}
