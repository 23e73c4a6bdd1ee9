import { describe, expect, it } from 'vitest';
import { parseTemplate, templateShape } from '../../src/openapi/template.js';

describe('parseTemplate', () => {
  it.each([
    ['/a/{id}', ['id']],
    ['/a/{id:[0-9]{2}}.{ext}', ['id', 'ext']],
    ['/a/{{host}}/{b}', ['{host}', 'b']],
    ['/a/{open/{b}', ['b']],
    ['/a/}{b}', ['b']],
    ['/a{?page}', []],
    ['/{b}/{a}-{b}/{b}?x={c}', ['b', 'a', 'b', 'b']],
    ['/{+rest}', ['rest']],
  ])('finds the parameters of %s', (template, names) => {
    expect(parseTemplate(template).names).toEqual(names);
  });

  it.each(['{', '{"a":', '}', '{}', '/{'])('reads 100,000 times %s quickly', (piece) => {
    const template = `/a/${piece.repeat(100_000)}`;
    const started = performance.now();
    parseTemplate(template);
    templateShape(template);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
