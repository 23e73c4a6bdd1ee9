import type { Server, ServerPart } from '../model.js';

const compiled = new WeakMap<Server, RegExp>();

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function sourceOf(part: ServerPart): string {
  if (part.kind === 'literal') return escaped(part.text);
  return part.values ? `(?:${part.values.map(escaped).join('|')})` : '[^/]+';
}

function patternOf(server: Server): RegExp {
  let pattern = compiled.get(server);
  if (!pattern) {
    pattern = new RegExp(`^${server.basePath.map(sourceOf).join('')}$`);
    compiled.set(server, pattern);
  }
  return pattern;
}

/** Whether a prefix of a path, without trailing slash, is the base path of a server. */
export const isBasePath = (server: Server, prefix: string): boolean => {
  if (server.basePath.length === 0) return prefix === '';
  const pattern = patternOf(server);
  // A variable that may be empty leaves the slash before it.
  return pattern.test(prefix) || pattern.test(`${prefix}/`);
};

/** The base path in words, variables in braces; empty for the root. */
export const basePathText = (server: Server): string =>
  server.basePath.map((part) => (part.kind === 'literal' ? part.text : `{${part.name}}`)).join('');
