// Elements without markup in strings: nothing that comes from a document is ever parsed as HTML.

/**
 * @param {string} what `tag.class.class`
 * @param {Record<string, any>|null} [attributes] `on…` are listeners
 * @param {...(Node|string|number|null|undefined|false|(Node|string)[])} children
 * @returns {HTMLElement}
 */
export function el(what, attributes, ...children) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value === false) continue;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/** @param {string} key */
export function kbd(key) {
  return el("kbd", null, key);
}

/**
 * Puts new children in the place of the old.
 * @param {HTMLElement} element
 * @param {...(Node|string|null|undefined|false)} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((c) => c !== null && c !== undefined && c !== false).map((c) => /** @type {Node|string} */ (c)));
}

/**
 * Positions in characters (Unicode scalar values) → a slice.
 * @param {string} text
 * @param {number} start
 * @param {number} [end]
 */
export function chars(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}

/** @param {string} text */
export function length(text) {
  return Array.from(text).length;
}

/** The beginning of a text that is longer. @param {string} text @param {number} most characters */
export function begin(text, most) {
  return length(text) > most ? `${chars(text, 0, most)}…` : text;
}

/** A number over what it counts. @param {number} n @param {string} what */
export function number(n, what) {
  return el("div", null, el("b", null, n), el("span", null, what));
}
