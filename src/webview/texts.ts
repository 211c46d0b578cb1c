/** The texts of a page by their names, in English. `{0}` and `{1}` stand for values. */
export type EnglishTexts = Readonly<Record<string, string>>;

/** What the extension gives to a page with its root element: its texts in the language of VS Code. */
export interface GivenTexts {
  readonly texts?: string | undefined;
}

/** The texts of one page: English until the page is given others. */
export class PageTexts<Name extends string> {
  #texts: Readonly<Record<Name, string>>;
  #plurals = new Intl.PluralRules('en');

  constructor(private readonly english: Readonly<Record<Name, string>>) {
    this.#texts = english;
  }

  /**
   * Takes the texts that stand at a page's root. What is missing there, or is no text, stays English.
   *
   * @param language of the texts, as the page states it
   */
  use({ texts }: GivenTexts, language: string): void {
    const given = parse(texts);
    const names = Object.keys(this.english) as Name[];
    const known = names.flatMap((name) => {
      const text = given[name];
      return typeof text === 'string' ? [[name, text] as const] : [];
    });
    this.#texts = { ...this.english, ...(Object.fromEntries(known) as Partial<Record<Name, string>>) };
    this.#plurals = pluralsOf(language);
  }

  /** A text with values in their places. */
  say(name: Name, ...values: readonly (string | number)[]): string {
    return this.#texts[name].replaceAll(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
  }

  /** The text for one thing or that for several, as the language counts. */
  count(count: number, one: Name, several: Name, ...values: readonly (string | number)[]): string {
    return this.say(this.#plurals.select(count) === 'one' ? one : several, ...values);
  }
}

/** English for what is no language at all. */
function pluralsOf(language: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules([language, 'en']);
  } catch {
    return new Intl.PluralRules('en');
  }
}

function parse(texts: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(texts ?? '{}');
    return typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
