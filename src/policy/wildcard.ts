/**
 * Whether a text matches a pattern in which `*` stands for any text, the empty one included. Linear in both lengths
 * for one `*`, quadratic at worst: patterns come from configuration and must not be able to hang a run.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let patternAt = 0;
  let textAt = 0;
  let star = -1;
  let starText = 0;
  while (textAt < text.length) {
    if (pattern[patternAt] === '*') {
      star = patternAt++;
      starText = textAt;
    } else if (patternAt < pattern.length && pattern[patternAt] === text[textAt]) {
      patternAt++;
      textAt++;
    } else if (star >= 0) {
      patternAt = star + 1;
      textAt = ++starText;
    } else return false;
  }
  while (pattern[patternAt] === '*') patternAt++;
  return patternAt === pattern.length;
}
