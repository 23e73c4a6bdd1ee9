import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInputs } from '../../src/source/inputs.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'concordat-folders-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), '{}');
  }
}

function link(name: string, target: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  symlinkSync(target, path.join(root, name));
}

const found = (...patterns: readonly string[]): string[] =>
  findInputs(patterns, root).inputs.map((input) => path.relative(root, input).split(path.sep).join('/'));

it('finds the JSON files of a folder at every depth, in an order of its own', () => {
  put('pacts/z.json', 'pacts/a/b/c/d/e.json', 'pacts/a.json', 'pacts/B.json', 'other/x.json');
  expect(found('pacts')).toEqual(['pacts/B.json', 'pacts/a.json', 'pacts/a/b/c/d/e.json', 'pacts/z.json']);
});

it('leaves out what is hidden, of packages, or no JSON by its name', () => {
  put('.git/a.json', '.hidden.json', 'node_modules/p/a.json', 'deep/node_modules/a.json', 'deep/.x/a.json');
  put('a.json.bak', 'b.yaml', 'c.JSON', 'json', 'not_node_modules/a.json');
  mkdirSync(path.join(root, 'folder.json'));
  expect(found('.')).toEqual(['not_node_modules/a.json']);
});

it('searches a folder that is hidden or of a package when it is named itself', () => {
  put('.pacts/a.json', 'node_modules/p/b.json');
  expect(found('.pacts', 'node_modules/p')).toEqual(['.pacts/a.json', 'node_modules/p/b.json']);
});

it('says so when a folder has nothing', () => {
  mkdirSync(path.join(root, 'empty'));
  expect(findInputs(['empty'], root)).toEqual({ inputs: [], unmatched: ['empty'] });
});

it('does not take the name of a folder for a pattern', () => {
  put('{a}/[x]/p.json', 'a/x/q.json');
  expect(found('{a}')).toEqual(['{a}/[x]/p.json']);
});

it('names a file once, whichever patterns lead to it', () => {
  put('pacts/a.json');
  expect(found('pacts', 'pacts/a.json', './pacts/', 'pacts/*.json', '**/a.json')).toEqual(['pacts/a.json']);
});

it('follows links to files and folders', () => {
  put('pacts/a.json', 'elsewhere/b.json', 'elsewhere/text.txt');
  link('pacts/linked.json', '../elsewhere/b.json');
  link('pacts/folder', '../elsewhere');
  link('pacts/b.txt', '../elsewhere/b.json');
  link('pacts/.hidden', '../elsewhere');
  expect(found('pacts')).toEqual(['pacts/a.json', 'pacts/folder/b.json', 'pacts/linked.json']);
});

it('finds links that lead nowhere or to themselves, so that reading them says so', () => {
  put('pacts/a.json');
  link('pacts/gone.json', 'nothing');
  link('pacts/gone', 'nothing/at/all');
  link('pacts/self.json', 'self.json');
  expect(found('pacts')).toEqual(['pacts/a.json', 'pacts/gone.json', 'pacts/self.json']);
});

it('does not go round in circles', () => {
  put('pacts/a.json', 'pacts/x/b.json', 'pacts/y/c.json');
  for (const name of ['here', 'again', 'x/up', 'x/up2']) link(`pacts/${name}`, path.join(root, 'pacts'));
  link('pacts/x/other', '../y');
  link('pacts/y/other', '../x');
  expect(found('pacts')).toEqual([
    'pacts/a.json',
    'pacts/x/b.json',
    'pacts/x/other/c.json',
    'pacts/y/c.json',
    'pacts/y/other/b.json',
  ]);
});

it('does not go round in circles from a folder that is a link itself', () => {
  put('real/a.json');
  link('real/back', '../linked');
  link('linked', 'real');
  expect(found('linked')).toEqual(['linked/a.json']);
});
