import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';

const isUrl = (file: string): boolean => /^https?:\/\//i.test(file);

/**
 * The path of a reported file from the root of the repository, as CI platforms want it; undefined for URLs, standard
 * input, revisions in git and files outside of the repository.
 *
 * @param prefix The folder of the run inside the repository, see ReportContext.
 */
export function repositoryPath(file: string, prefix: string): string | undefined {
  if (isUrl(file) || file === '<stdin>' || posix.isAbsolute(file) || /^[a-z]:[\\/]/i.test(file))
    return undefined;
  const path = posix.normalize(prefix + file);
  return path.startsWith('../') ? undefined : path;
}

/** A reported file as a URI reference; undefined for standard input. */
export function fileUri(file: string, prefix: string): string | undefined {
  if (file === '<stdin>') return undefined;
  if (isUrl(file)) return URL.canParse(file) ? new URL(file).href : undefined;
  if (posix.isAbsolute(file)) return pathToFileURL(file).href;
  // A colon in the first segment would be read as a scheme; encodeURIComponent encodes it.
  return posix
    .normalize(prefix + file)
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
