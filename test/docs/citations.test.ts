import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

const sectionsOf = (page: string): ReadonlySet<string> =>
  new Set([...readFileSync(page, 'utf8').matchAll(/^#+ ([\d.]*\d)\.? /gm)].map(([, number = '']) => number));

/** `docs/pact.md sections 1, 2 and 14`: each page with the sections that a comment names; the comment may go on in the next line. */
const CITATION = /(docs\/(?:pact|design)\.md)(?: sections?)?((?:[\s*/]*(?:,|and|to)?[\s*/]*\d+(?:\.\d+)?)+)/g;

it.each(['docs/pact.md', 'docs/design.md'])('every section of %s that the code cites exists', (page) => {
  const sections = sectionsOf(page);
  const cited = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(CITATION)]
      .filter(([, name]) => name === page)
      .flatMap(([, , numbers = '']) => numbers.match(/\d+(?:\.\d+)?/g) ?? [])
      .map((section) => ({ file, section })),
  );
  expect(cited.length).toBeGreaterThan(15);
  expect(cited.filter(({ section }) => !sections.has(section))).toEqual([]);
});
