/**
 * The form in which a type of a service's own client travels: each field may be missing, enumerations are words, dates
 * are text. Made answers are checked against it, so that a field that the service does not have does not compile.
 */
export type Wire<T> = T extends Date
  ? string
  : T extends number | bigint
    ? number | string
    : T extends readonly (infer Element)[]
      ? readonly Wire<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]?: Wire<T[Key]> | undefined }
        : T;

/** A list as Azure DevOps wraps it. */
export function listOf<T>(value: readonly Wire<T>[]): { readonly count: number; readonly value: readonly Wire<T>[] } {
  return { count: value.length, value };
}
