// The eleven kinds of elements of typed arrays: size, and how they lie in memory (little-endian, as on every machine that runs Node).

export type Element = number | bigint;

export type ElementKind = {
  readonly name: string;
  readonly size: number;
  readonly bigint: boolean;
  readonly read: (view: DataView, offset: number, little?: boolean) => Element;
  readonly write: (view: DataView, offset: number, value: Element, little?: boolean) => void;
};

const numbers = (
  name: string,
  size: number,
  read: (view: DataView, offset: number, little: boolean) => number,
  write: (view: DataView, offset: number, value: number, little: boolean) => void,
): ElementKind => ({
  name,
  size,
  bigint: false,
  read: (view, offset, little = true) => read(view, offset, little),
  write: (view, offset, value, little = true) => write(view, offset, value as number, little),
});

const bigints = (
  name: string,
  read: (view: DataView, offset: number, little: boolean) => bigint,
  write: (view: DataView, offset: number, value: bigint, little: boolean) => void,
): ElementKind => ({
  name,
  size: 8,
  bigint: true,
  read: (view, offset, little = true) => read(view, offset, little),
  write: (view, offset, value, little = true) => write(view, offset, value as bigint, little),
});

/** Clamping rounds halves to even. */
function clamped(value: number): number {
  if (!(value > 0)) return 0;
  if (value >= 255) return 255;
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

export const ELEMENTS: readonly ElementKind[] = [
  numbers(
    "Int8",
    1,
    (v, o) => v.getInt8(o),
    (v, o, n) => v.setInt8(o, n),
  ),
  numbers(
    "Uint8",
    1,
    (v, o) => v.getUint8(o),
    (v, o, n) => v.setUint8(o, n),
  ),
  numbers(
    "Uint8Clamped",
    1,
    (v, o) => v.getUint8(o),
    (v, o, n) => v.setUint8(o, clamped(n)),
  ),
  numbers(
    "Int16",
    2,
    (v, o, l) => v.getInt16(o, l),
    (v, o, n, l) => v.setInt16(o, n, l),
  ),
  numbers(
    "Uint16",
    2,
    (v, o, l) => v.getUint16(o, l),
    (v, o, n, l) => v.setUint16(o, n, l),
  ),
  numbers(
    "Int32",
    4,
    (v, o, l) => v.getInt32(o, l),
    (v, o, n, l) => v.setInt32(o, n, l),
  ),
  numbers(
    "Uint32",
    4,
    (v, o, l) => v.getUint32(o, l),
    (v, o, n, l) => v.setUint32(o, n, l),
  ),
  numbers(
    "Float32",
    4,
    (v, o, l) => v.getFloat32(o, l),
    (v, o, n, l) => v.setFloat32(o, n, l),
  ),
  numbers(
    "Float64",
    8,
    (v, o, l) => v.getFloat64(o, l),
    (v, o, n, l) => v.setFloat64(o, n, l),
  ),
  bigints(
    "BigInt64",
    (v, o, l) => v.getBigInt64(o, l),
    (v, o, n, l) => v.setBigInt64(o, n, l),
  ),
  bigints(
    "BigUint64",
    (v, o, l) => v.getBigUint64(o, l),
    (v, o, n, l) => v.setBigUint64(o, n, l),
  ),
];

export const elementKind = (name: string): ElementKind => ELEMENTS.find((kind) => kind.name === name)!;
