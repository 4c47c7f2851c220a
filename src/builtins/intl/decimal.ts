// Decimal numbers as digits: rounding as ICU does it, on the shortest text of a number, halves away from zero.
// No guest values here.

/** `digits` without leading or trailing zeros; its value is 0.digits × 10^point. */
export type Decimal = { readonly negative: boolean; readonly digits: string; readonly point: number };

export function decimalOf(value: number | bigint): Decimal {
  const text = typeof value === "bigint" ? value.toString() : Math.abs(value).toExponential();
  const negative = typeof value === "bigint" ? value < 0n : value < 0 || Object.is(value, -0);
  if (typeof value === "bigint") return trimmed(negative, text.replace("-", ""), text.replace("-", "").length);
  const [mantissa, exponent] = text.split("e");
  return trimmed(negative, mantissa!.replace(".", ""), Number(exponent) + 1);
}

function trimmed(negative: boolean, digits: string, point: number): Decimal {
  const leading = /^0*/.exec(digits)![0].length;
  const kept = digits.slice(leading).replace(/0+$/, "");
  return { negative, digits: kept, point: kept === "" ? 0 : point - leading };
}

/** Keeps `count` digits (which may be negative: then it is zero). */
function keep({ negative, digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) return { negative, digits, point };
  if (count < 0) return { negative, digits: "", point: 0 };
  const up = digits.charCodeAt(count) >= 53;
  const head = digits.slice(0, count);
  if (!up) return trimmed(negative, head, point);
  const raised = (BigInt(`0${head}`) + 1n).toString();
  return trimmed(negative, raised, point + Math.max(0, raised.length - count));
}

export const roundFraction = (decimal: Decimal, places: number): Decimal => keep(decimal, decimal.point + places);
export const roundSignificant = (decimal: Decimal, count: number): Decimal => keep(decimal, count);

export const timesTen = (decimal: Decimal, power: number): Decimal =>
  decimal.digits === "" ? decimal : { ...decimal, point: decimal.point + power };

/** Integer and fraction digits, filled with zeros to these lengths. */
export function digitsOf(
  { digits, point }: Decimal,
  integerMin: number,
  fractionMin: number,
): { readonly integer: string; readonly fraction: string } {
  const integer = point <= 0 ? "" : digits.slice(0, point).padEnd(point, "0");
  const fraction = point <= 0 ? "0".repeat(digits === "" ? 0 : -point) + digits : digits.slice(point);
  return { integer: integer.padStart(Math.max(1, integerMin), "0"), fraction: fraction.padEnd(fractionMin, "0") };
}
