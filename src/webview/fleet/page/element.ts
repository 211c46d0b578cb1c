/** Makes an element. Text is always text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...content);
  return made;
}

export function button(
  text: string,
  run: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', run);
  return made;
}

/** A list to choose one of, with its name in front. */
export interface Choice {
  readonly whole: HTMLElement;
  readonly select: HTMLSelectElement;
}

export function choice(name: string, run: (value: string) => void): Choice {
  const select = element('select');
  select.addEventListener('change', () => {
    run(select.value);
  });
  return { select, whole: element('label', { class: 'choice' }, element('span', {}, name), select) };
}

/** Puts options in the place of those that are there, and chooses one. */
export function setOptions(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
): void {
  select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  select.value = chosen;
}
