import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Span, TextIndex, TextNode } from './text-index.js';
import { yamlEvents } from './yaml.js';

interface Anchors {
  /** Event index of each anchored node, by name; the last definition wins. */
  readonly nodes: ReadonlyMap<string, number>;
}

interface Context extends Anchors {
  readonly text: string;
  readonly events: readonly Event[];
}

const isContainer = (event: Event | undefined): boolean =>
  event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE;

/** The index after the node that begins at `index`. */
function skipNode(events: readonly Event[], index: number): number {
  let depth = 0;
  for (let i = index; i < events.length; i++) {
    const event = events[i] as Event;
    if (isContainer(event)) depth += 1;
    else if (event.type === EVENT_ID.POP) depth -= 1;
    if (depth <= 0) return i + 1;
  }
  return events.length;
}

/** The text of a scalar or alias event, quotes included; undefined when it has none (an empty value). */
function leafSpan(event: Event): Span | undefined {
  if (event.type === EVENT_ID.ALIAS) return { start: event.anchorStart - 1, end: event.anchorEnd };
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const quoted =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  return { start: event.valueStart - quoted, end: event.valueEnd + quoted };
}

function nodeSpan({ text, events }: Context, index: number, fallback: number): Span {
  const event = events[index];
  if (!event) return { start: fallback, end: fallback };
  if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) {
    const span = leafSpan(event);
    return span && span.end > span.start ? span : { start: fallback, end: fallback };
  }
  return { start: event.start, end: containerEnd(text, events, index) };
}

/** The offset after a container: behind its last leaf, or behind its bracket when it is written in flow style. */
function containerEnd(text: string, events: readonly Event[], index: number): number {
  const flows: boolean[] = [];
  let end = 0;
  for (let i = index; i < events.length; i++) {
    const event = events[i] as Event;
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const flow = event.style === COLLECTION_STYLE.FLOW;
      flows.push(flow);
      end = Math.max(end, event.start + (flow ? 1 : 0));
    } else if (event.type === EVENT_ID.POP) {
      if (flows.pop()) end = afterBracket(text, end);
      if (flows.length === 0) break;
    } else end = Math.max(end, leafSpan(event)?.end ?? 0);
  }
  return end;
}

function afterBracket(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) if (text[i] === ']' || text[i] === '}') return i + 1;
  return offset;
}

class YamlNode implements TextNode {
  #children: Map<string, YamlNode> | undefined;
  #value: Span | undefined;

  constructor(
    private readonly context: Context,
    private readonly index: number,
    readonly key: Span | undefined,
  ) {}

  get value(): Span {
    this.#value ??= nodeSpan(this.context, this.index, this.key?.end ?? 0);
    return this.#value;
  }

  child(token: string): YamlNode | undefined {
    this.#children ??= this.scan();
    return this.#children.get(token);
  }

  /** The node itself, or the anchored one an alias stands for. */
  private target(index: number): number {
    const event = this.context.events[index];
    if (event?.type !== EVENT_ID.ALIAS) return index;
    return this.context.nodes.get(this.context.text.slice(event.anchorStart, event.anchorEnd)) ?? index;
  }

  private scan(): Map<string, YamlNode> {
    const children = new Map<string, YamlNode>();
    const start = this.target(this.index);
    const container = this.context.events[start];
    if (container?.type === EVENT_ID.SEQUENCE) this.items(start, children);
    else if (container?.type === EVENT_ID.MAPPING) this.members(start, children);
    return children;
  }

  private items(start: number, children: Map<string, YamlNode>): void {
    const { events } = this.context;
    for (let i = start + 1; events[i] && events[i]?.type !== EVENT_ID.POP; i = skipNode(events, i)) {
      children.set(String(children.size), new YamlNode(this.context, i, undefined));
    }
  }

  private members(start: number, children: Map<string, YamlNode>): void {
    const { events, text } = this.context;
    const merged: number[] = [];
    for (let i = start + 1; events[i] && events[i]?.type !== EVENT_ID.POP; ) {
      const key = events[i] as Event;
      const value = skipNode(events, i);
      const name = key.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : '';
      if (name === '<<') merged.push(value);
      else children.set(name, new YamlNode(this.context, value, leafSpan(key)));
      i = skipNode(events, value);
    }
    for (const index of merged) this.merge(index, children);
  }

  /** Members that `<<` brings in stand where they were written; the container's own members win. */
  private merge(index: number, children: Map<string, YamlNode>): void {
    const { events } = this.context;
    const source = this.target(index);
    if (source === index && events[index]?.type === EVENT_ID.ALIAS) return;
    const sources = new Map<string, YamlNode>();
    if (events[source]?.type === EVENT_ID.SEQUENCE) this.items(source, sources);
    else sources.set('0', new YamlNode(this.context, source, undefined));
    for (const node of sources.values()) {
      for (const [name, child] of node.scan()) if (!children.has(name)) children.set(name, child);
    }
  }
}

function anchoredNodes(text: string, events: readonly Event[]): Map<string, number> {
  const nodes = new Map<string, number>();
  events.forEach((event, index) => {
    if (event.type !== EVENT_ID.ALIAS && 'anchorStart' in event && event.anchorStart >= 0) {
      nodes.set(text.slice(event.anchorStart, event.anchorEnd), index);
    }
  });
  return nodes;
}

/** Finds values in YAML text; aliases and merge keys lead to where a value was written. */
export function yamlIndex(text: string): TextIndex {
  const events = yamlEvents(text);
  const context = { text, events, nodes: anchoredNodes(text, events) };
  return { root: new YamlNode(context, 1, undefined) };
}
