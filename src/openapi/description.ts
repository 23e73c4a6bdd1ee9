import { getKey, isObject } from '../json/value.js';
import { createSchemaCompiler } from '../schema/compile.js';
import type { Location, SourceFile } from '../source/model.js';
import { offsetPosition } from '../source/position.js';
import { isFault, type ReferenceFault, type ReferenceResolver } from '../source/references.js';
import { isLarge } from '../source/searchable.js';
import { createFaultLog } from './fault-log.js';
import type { Description } from './model.js';
import type { ReadContext } from './read/context.js';
import { readPaths } from './read/paths.js';
import { readVersion } from './read/version.js';
import { VERSION_READERS } from './read/versions.js';

/**
 * The description of a provider from its OpenAPI document (2.0, 3.0, 3.1, 3.2). Paths are listed at once, operations are
 * compiled when first asked for, and in large documents so are examples, which no check needs. What is broken inside becomes
 * a fault; the rest stays usable.
 * @throws InputError when the document is no OpenAPI document of a known version.
 */
export function readDescription(source: SourceFile, resolver: ReferenceResolver): Description {
  const { version, root } = readVersion(source);
  const readers = VERSION_READERS[version];
  const { faults, report, once, trace } = createFaultLog();
  const tellSyntax = (file: SourceFile): void => {
    for (const { offset, pointer = '', message } of file.faults) {
      const { line, column } = offsetPosition(file, offset);
      report('syntax', { source: file, pointer, offset }, `line ${line}, column ${column}: ${message}`);
    }
  };
  // Other files are read when a reference first leads there.
  const telling = <T extends Location | ReferenceFault>(found: T): T => {
    if (!isFault(found) && found.source !== source && found.source.faults.length > 0)
      tellSyntax(found.source);
    return found;
  };
  const telltale: ReferenceResolver = {
    ...resolver,
    resolve: (ref, from) => telling(resolver.resolve(ref, from)),
    follow: (location, value) => telling(resolver.follow(location, value)),
  };
  const schemas = createSchemaCompiler({ resolve: telltale.resolve, dialect: readers.dialect, root: source });
  const context: ReadContext = {
    source,
    root,
    version,
    resolver: telltale,
    schemaAt: schemas.compile,
    report,
    once,
    sparing: isLarge(source),
  };
  tellSyntax(source);
  const info = getKey(root, 'info');
  const title = isObject(info) ? getKey(info, 'title') : undefined;
  return {
    source,
    version,
    title: typeof title === 'string' ? title : undefined,
    servers: once(() => readers.servers(context, [{ location: { source, pointer: '' }, value: root }])),
    paths: readPaths(context, readers),
    faults,
    trace,
  };
}
