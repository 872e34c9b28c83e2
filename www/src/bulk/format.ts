// How numbers are written for people.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const formatCount = (count: number): string => whole.format(count);

export const formatMegabytes = (bytes: number): string => `${amount(bytes / 1e6)} MB`;

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${whole.format(milliseconds)} ms`;
  return `${tenths.format(milliseconds / 1000)} s`;
}

/** So many a second, where there was time enough to tell. */
export function formatRate(count: number, milliseconds: number, unit: string): string {
  if (milliseconds < 1) return "–";
  return `${amount((count / milliseconds) * 1000)} ${unit}`;
}

/** Of a number above 10,000 nobody reads the last digits of a measurement. */
function amount(number: number): string {
  if (number < 10) return tenths.format(number);
  return number < 10_000 ? whole.format(number) : whole.format(Math.round(number / 1000) * 1000);
}

export const formatPlural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
