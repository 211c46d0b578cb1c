/** A line without control characters: a name from outside cannot steer the terminal. */
export function plainText(line: string): string {
  return line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '');
}
