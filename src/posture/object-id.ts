const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an object id of Microsoft Entra, and nothing that would be more inside a filter. */
export function isObjectId(text: string): boolean {
  return form.test(text);
}
