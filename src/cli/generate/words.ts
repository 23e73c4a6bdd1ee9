import type { Broken } from '../../generate/index.js';

/** `body /name: required: must have the property name`. */
export function brokenWords({ part, name, keyword, pointer, message }: Broken): string {
  const where = [part, name === undefined ? '' : JSON.stringify(name), pointer]
    .filter((text) => text !== '')
    .join(' ');
  return `${where}: ${keyword}: ${message}`.replaceAll(/[\r\n]+/g, ' ');
}
