import { getKey, isObject } from '../json/value.js';
import { createSchemaCompiler } from '../schema/compile.js';
import type { SourceFile } from '../source/model.js';
import { offsetPosition } from '../source/position.js';
import type { ReferenceResolver } from '../source/references.js';
import { createFaultLog } from './fault-log.js';
import type { Description } from './model.js';
import type { ReadContext } from './read/context.js';
import { readPaths } from './read/paths.js';
import { readVersion } from './read/version.js';
import { VERSION_READERS } from './read/versions.js';

/**
 * The description of a provider from its OpenAPI document (2.0, 3.0, 3.1, 3.2). Paths are listed at once, operations are
 * compiled when first asked for. What is broken inside becomes a fault; the rest stays usable.
 * @throws InputError when the document is no OpenAPI document of a known version.
 */
export function readDescription(source: SourceFile, resolver: ReferenceResolver): Description {
  const { version, root } = readVersion(source);
  const readers = VERSION_READERS[version];
  const { faults, report, once, trace } = createFaultLog();
  const schemas = createSchemaCompiler({ resolve: resolver.resolve, dialect: readers.dialect, root: source });
  const context: ReadContext = {
    source,
    root,
    version,
    resolver,
    schemaAt: schemas.compile,
    report,
    once,
  };
  for (const fault of source.faults) {
    const { line, column } = offsetPosition(source, fault.offset);
    report('syntax', { source, pointer: '' }, `line ${line}, column ${column}: ${fault.message}`);
  }
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
