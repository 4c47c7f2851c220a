// Seeded chance (sfc32 over a hashed seed). The only source of chance below the edge; every seed used is printed.

export type Random = { readonly next: () => number; readonly below: (bound: number) => number };

export function seeded(seed: string): Random {
  let [a, b, c, d] = spread(seed);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return { next, below: (bound) => Math.floor(next() * bound) };
}

function spread(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < seed.length; at++) {
    const lane = at & 3;
    words[lane] = Math.imul((words[lane] as number) ^ seed.charCodeAt(at), 2654435761);
    words[(lane + 1) & 3] = ((words[(lane + 1) & 3] as number) ^ ((words[lane] as number) >>> 13)) | 0;
  }
  return words;
}
