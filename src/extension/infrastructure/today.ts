/** The day in UTC, `2026-11-23`, as the command line has it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
