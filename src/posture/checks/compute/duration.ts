/** Minutes of a duration in ISO 8601 such as `PT3H` or `P1DT12H`; `undefined` for anything else, also for months. */
export function parseDurationMinutes(text: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text.trim());
  if (parts === null || /^PT?$/.test(text.trim())) {
    return undefined;
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (days * 24 + hours) * 60 + minutes + seconds / 60;
}
