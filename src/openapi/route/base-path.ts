import { compileRegex } from '../../regex/compile.js';
import type { CompiledRegex } from '../../regex/model.js';
import type { Server, ServerPart } from '../model.js';

const compiled = new WeakMap<Server, CompiledRegex>();

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function sourceOf(part: ServerPart): string {
  if (part.kind === 'literal') return escaped(part.text);
  return part.values ? `(?:${part.values.map(escaped).join('|')})` : '[^/]+';
}

function patternOf(server: Server): CompiledRegex {
  let pattern = compiled.get(server);
  if (!pattern) {
    pattern = compileRegex(`^${server.basePath.map(sourceOf).join('')}$`, 'ecma');
    compiled.set(server, pattern);
  }
  return pattern;
}

/** Whether a prefix of a path, without trailing slash, is the base path of a server. */
export const isBasePath = (server: Server, prefix: string): boolean => {
  if (server.basePath.length === 0) return prefix === '';
  const pattern = patternOf(server);
  // A variable that may be empty leaves the slash before it.
  return pattern.test(prefix) === true || pattern.test(`${prefix}/`) === true;
};

/** The base path in words, variables in braces; empty for the root. */
export const basePathText = (server: Server): string =>
  server.basePath.map((part) => (part.kind === 'literal' ? part.text : `{${part.name}}`)).join('');
