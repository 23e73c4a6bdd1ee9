import * as jsYaml from 'js-yaml';
import * as yaml from 'yaml';
import { sourceFromText } from '../../../src/source/text.js';
import { yamlDocument } from '../inputs.js';
import type { Usage } from '../measure.js';
import { type Bench, below, type Section, times } from '../model.js';

/** Reading a large YAML document, in this process. */
export async function yamlReading({ times: rounds, document }: Bench): Promise<Section> {
  const text = yamlDocument(document);
  const parsers = {
    concordat: () => sourceFromText('document.yaml', text),
    'js-yaml': () => jsYaml.load(text),
    yaml: () => yaml.parse(text, { maxAliasCount: -1 }),
  };
  const usage = Object.entries(parsers).map(([name, parse]) => ({ what: name, usage: least(rounds, parse) }));
  const [ours, ...others] = usage.map((row) => row.usage.wall) as [number, ...number[]];
  return {
    title: `YAML of ${(text.length / 1e6).toFixed(1)} MB`,
    rows: usage,
    bars: [below('YAML: times the fastest parser', ours / Math.min(...others), 3, times)],
  };
}

function least(rounds: number, work: () => unknown): Usage {
  let best: Usage = { wall: Infinity, cpu: Infinity, rss: 0 };
  for (let i = 0; i < rounds; i++) {
    const before = process.cpuUsage();
    const begun = performance.now();
    work();
    const { user, system } = process.cpuUsage(before);
    best = {
      wall: Math.min(best.wall, (performance.now() - begun) / 1000),
      cpu: Math.min(best.cpu, (user + system) / 1e6),
      rss: 0,
    };
  }
  return best;
}
