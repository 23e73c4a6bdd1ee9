/** Questions to a page, as scripts that run in it. */

/** The text of what has the focus. */
export const FOCUSED = `document.activeElement?.textContent ?? ''`;

/** Controls and focusable parts without a name. */
export const UNNAMED = `[...document.querySelectorAll('input, select, button, [role=region], [tabindex="0"]')]
  .filter((each) => ![each.getAttribute('aria-label'), ...[...(each.labels ?? [])].map((label) => label.textContent),
    each.tagName === 'BUTTON' && each.textContent].some((name) => name && name.trim()))
  .map((each) => each.outerHTML)`;

export interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** Contrast of every text with its background (WCAG 2.2, 1.4.3). */
export const CONTRASTS = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() &&
      [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((each) => {
      const [light, dark] = [luminance(parse(getComputedStyle(each).color)), luminance(backgroundOf(each))].sort((a, b) => b - a);
      return { text: each.textContent.slice(0, 40), ratio: (light + 0.05) / (dark + 0.05) };
    });
})()`;
