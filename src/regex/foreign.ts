/** What other dialects write, and how ECMAScript says it where it can. */
const INSTEAD: Readonly<Record<string, string>> = {
  A: '^ is the start',
  z: '$ is the end',
  Z: '$ is the end',
  x: '\\u{…} is a character by its number',
  Q: 'each special character is escaped alone',
  E: 'each special character is escaped alone',
  h: '[ \\t] is a blank',
  a: '\\x07 is the bell',
  e: '\\x1b is escape',
  R: '\\r?\\n is a line break',
  p: '\\p{L} is a letter',
  P: '\\P{L} is no letter',
};

/** Escapes with a letter that mean something with or without the `u` flag. */
const ESCAPE = /^(?:[dDwWsSbBnrtfv]|c[A-Za-z]|x[\da-fA-F]{2}|u[\da-fA-F]{4})/;

/** Groups, where only their beginning tells. */
const GROUPS: readonly (readonly [RegExp, instead: string])[] = [
  [/^\(\?[a-z]+\)/, 'a class lists both cases: [Aa]'],
  [/^\(\?P</, '(?<name>…) is a named group'],
  [/^\(\?>/, '(?:…) is a group'],
];

const POSIX_CLASS = /^\[(?::\^?[a-z]+:|\.[^\]]+\.|=[^\]]+=)\]/i;

/** The parts of a pattern: an escape, or one character. */
const PARTS = /\\.|./gsu;

const described = (written: string, instead: string | undefined): string =>
  `${written} is of another dialect${instead === undefined ? '' : `; here ${instead}`}`;

/**
 * The first construct of another dialect in a pattern that is no ECMAScript with the `u` flag, with what to write instead.
 * Without that flag most are read as mere letters: `\A\d+\z` would look for A and z.
 */
export function foreignConstruct(pattern: string): string | undefined {
  let inClass = false;
  for (const { 0: part, index } of pattern.matchAll(PARTS)) {
    const rest = pattern.slice(index);
    if (/^\\[a-z]/i.test(part)) {
      const letter = part.charAt(1);
      const isGroupName = letter === 'k' && pattern.includes('(?<');
      if (!isGroupName && !ESCAPE.test(rest.slice(1))) return described(part, INSTEAD[letter]);
    } else if (inClass) {
      const posix = POSIX_CLASS.exec(rest)?.[0];
      if (posix !== undefined) return described(posix, 'a class lists its characters, as in [A-Za-z0-9]');
      if (rest.startsWith('&&[')) return described('&&', 'a class lists its characters');
      if (part === ']') inClass = false;
    } else if (part === '[') inClass = true;
    else if (part === '(')
      for (const [start, instead] of GROUPS) {
        const written = start.exec(rest)?.[0];
        if (written !== undefined) return described(written, instead);
      }
    else if (part === '{' && /^\{,\d+\}/.test(rest))
      return described(/^[^}]*\}/.exec(rest)?.[0] ?? part, 'both bounds are written: {0,5}');
  }
  return undefined;
}

/** Escapes that only the `u` flag knows. */
const UNICODE_ESCAPE = /\\(?:[pP]\{|u\{)/;

/**
 * The same pattern for the `u` flag, which refuses escapes that are not needed (`\_`, `\@`) and `\-` outside of a class;
 * undefined where the pattern needs no such flag.
 */
export function withoutNeedlessEscapes(pattern: string): string | undefined {
  if (!UNICODE_ESCAPE.test(pattern)) return undefined;
  let inClass = false;
  return pattern.replaceAll(PARTS, (part) => {
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    const isNeedless = /^\\[^\p{L}\p{N}^$\\.*+?()[\]{}|/]/u.test(part) && !(inClass && part === '\\-');
    return isNeedless ? part.slice(1) : part;
  });
}
