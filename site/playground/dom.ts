type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and what is in it; strings are text, never markup. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** @throws Error when the page has no such element, or another sort */
export function byId<T extends HTMLElement>(id: string, sort: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof sort)) throw new Error(`the page has no ${sort.name} ${id}`);
  return found;
}
