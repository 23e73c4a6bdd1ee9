import fc from 'fast-check';
import { parseJson } from '../../src/json/parse.js';
import { joinPointer } from '../../src/json/pointer.js';
import type { JsonValue } from '../../src/json/value.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value in a text, as whoever wrote it knows: offsets in UTF-16 units, the end exclusive. */
export interface Written {
  readonly pointer: string;
  readonly value: Span;
  /** The member name before it, with its quotes. */
  readonly key: Span | undefined;
  /** Containers around it; undefined for scalars, which end nothing. */
  readonly level: number | undefined;
}

export interface WrittenText {
  readonly text: string;
  /** Parents before what is in them. */
  readonly places: readonly Written[];
}

type Node = string | { readonly gap: string; readonly list: readonly Node[] } | Members;
interface Members {
  readonly gap: string;
  readonly members: readonly (readonly [name: Name, value: Node])[];
}
/** How a member name is written, and what it means. */
type Name = readonly [written: string, meant: string];

const names = fc.constantFrom<Name>(
  ['"a"', 'a'],
  ['"\\u0062"', 'b'],
  ['"c/~"', 'c/~'],
  ['"é"', 'é'],
  ['"\\"}"', '"}'],
  ['"\\\\"', '\\'],
  ['""', ''],
  ['"0"', '0'],
  ['"😀["', '😀['],
  ['"__proto__"', '__proto__'],
);
const gaps = fc.constantFrom('', ' ', '\n', '\r\n\t', ' '.repeat(90));

/** Numbers that survive JSON.parse with their text, and strings that hold what containers are made of. */
const scalars = fc.constantFrom(
  'true',
  'null',
  '0',
  '-12.5',
  '123456789012345',
  '""',
  '"[{"',
  '"\\\\"',
  '"\\"]}\\\\\\""',
  '"1.0 -0"',
  '"\\u005d\\ud83d\\ude00"',
  '"\ud800"',
  `"${'é'.repeat(70)}"`,
  `"${'😀€'.repeat(40)}"`,
);

/** JSON texts with odd spaces, escapes and characters of all lengths, some of whose containers are large. */
export const writtenTexts: fc.Arbitrary<WrittenText> = fc
  .tuple(
    gaps,
    fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'medium', maxDepth: 8, withCrossShrink: true },
        scalars,
        fc.record({ gap: gaps, list: fc.array(tie('node'), { maxLength: 5 }) }),
        fc.record({
          gap: gaps,
          members: fc.uniqueArray(fc.tuple(names, tie('node')), {
            maxLength: 5,
            selector: ([[, meant]]) => meant,
          }),
        }),
      ),
    })).node,
  )
  .map(([gap, node]) => write(gap, node));

function write(gap: string, root: Node): WrittenText {
  let text = gap;
  const places: Written[] = [];
  const put = (node: Node, pointer: string, key: Span | undefined, level: number): void => {
    const start = text.length;
    const at = places.length;
    places.push({ pointer, key, level: undefined, value: { start, end: start } });
    if (typeof node === 'string') text += node;
    else {
      const isList = 'list' in node;
      text += isList ? '[' : '{';
      const parts = isList ? node.list.map((part) => [undefined, part] as const) : node.members;
      for (const [index, [name, part]] of parts.entries()) {
        text += `${index ? ',' : ''}${node.gap}`;
        const begin = text.length;
        if (name) text += name[0];
        const own = name && { start: begin, end: text.length };
        if (name) text += `${node.gap}:${node.gap}`;
        put(part, joinPointer(pointer, name ? name[1] : index), own, level + 1);
        text += node.gap;
      }
      text += isList ? ']' : '}';
    }
    const value = { start, end: text.length };
    places[at] = { pointer, key, value, level: typeof node === 'string' ? undefined : level };
  };
  put(root, '', undefined, 0);
  return { text: text + gap, places };
}

/** Values of all kinds, whose numbers may keep their text. */
export const jsonValues: fc.Arbitrary<JsonValue> = fc
  .oneof(
    fc.json(),
    writtenTexts.map(({ text }) => text),
    fc
      .array(fc.constantFrom('1.0', '1e2', '-0', '0.10', '9007199254740993', '"1"', '[]', '{"a":1.50}'))
      .map((items) => `[${items}]`),
  )
  .map((text) => parseJson(text).value);
