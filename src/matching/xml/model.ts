/** An element of an XML document as matching sees it: comments, instructions and CDATA boundaries are gone. */
export interface XmlElement {
  /** `uri:local`, or the local name alone; the prefix does not matter. */
  readonly name: string;
  readonly local: string;
  /** By qualified name; namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All direct text joined and trimmed. */
  readonly text: string;
  /** Number of child nodes: elements and runs of text. */
  readonly nodes: number;
}
