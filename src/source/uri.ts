import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutCredentials } from './credentials.js';

/** Standard input. */
export const STDIN = '-';

/** What standard input is called in messages and reports. */
export const STDIN_DISPLAY = '<stdin>';

export const isUrl = (ref: string): boolean => /^https?:\/\//i.test(ref);

/** The absolute path behind a file reference: `file:` URLs, Windows separators and relative paths are resolved. */
export function filePath(ref: string, directory: string): string {
  if (/^file:\/\//i.test(ref)) return fileURLToPath(ref);
  const isWindowsAbsolute = /^[a-z]:[\\/]/i.test(ref);
  const native = path.sep === '/' && !isWindowsAbsolute ? ref.replaceAll('\\', '/') : ref;
  return path.resolve(directory, native);
}

/** How a URI is shown: files relative to the working directory with `/`, URLs without credentials. */
export function displayName(uri: string, cwd: string): string {
  if (uri === STDIN) return STDIN_DISPLAY;
  if (isUrl(uri)) return withoutCredentials(uri);
  const relative = path.relative(cwd, uri);
  return (relative === '' || relative.startsWith(`..${path.sep}..`) ? uri : relative)
    .split(path.sep)
    .join('/');
}
