import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validateConfig } from '../../src/config/validate.js';
import { RULE_IDS, RULES } from '../../src/rules/table.js';

const FOLDER = 'docs/rules';

const SECTIONS = ['What it finds', 'Why it matters', 'Example', 'How to fix it', 'Configuration'];

/** What nobody has written yet must not pass as a page. */
const SHORTEST_SECTION = 20;

/** Empty when there is no page: the first test names those. */
const read = (id: string) =>
  existsSync(`${FOLDER}/${id}.md`) ? readFileSync(`${FOLDER}/${id}.md`, 'utf8') : '';

const sectionsOf = (page: string) =>
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title, text: lines.join('\n').trim() };
    });

const fences = (text: string, language: string) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code);

describe('the pages of the rules', () => {
  it('are exactly those of the table', () => {
    const pages = readdirSync(FOLDER).map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual([...RULE_IDS].sort());
  });

  describe.each(RULE_IDS)('%s', (id) => {
    const page = read(id);
    const sections = sectionsOf(page);

    it('has the sections of the template, each with something to say', () => {
      expect(sections.map(({ title }) => title)).toEqual(SECTIONS);
      expect(sections.filter(({ text }) => text.length < SHORTEST_SECTION)).toEqual([]);
    });

    it('begins with its id and its severity', () => {
      expect(page).toMatch(
        new RegExp(
          `^# ${id.replaceAll('.', '\\.')}\n\n.+\\. Default severity: \`${RULES[id].severity}\`\\.\n`,
        ),
      );
    });

    it('shows an example and a configuration that concordat accepts', async () => {
      const [, , example, , configuration] = sections;
      expect(example?.text).toMatch(/^```(yaml|json)$/m);
      const settings = fences(configuration?.text ?? '', 'yaml');
      expect(settings).not.toEqual([]);
      for (const code of settings)
        await validateConfig({ file: `${id}.md`, value: parse(code), source: undefined });
    });
  });
});
