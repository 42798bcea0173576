/** Relative luminance, as WCAG 2 has it. */
function luminance([red, green, blue]: number[]): number {
  const linear = [red, green, blue].map((part) => {
    const share = part! / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function contrast(one: number[], other: number[]): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const ENOUGH = 2.6;

/** `colour` made lighter, as little as it takes to be told from the dark `ground`. */
export function lifted(colour: string, ground: string): string {
  const [from, under] = [parts(colour), parts(ground)];
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = from.map((part) => Math.round(part + (235 - part) * share));
    if (contrast(mixed, under) >= ENOUGH) return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }
  return colour;
}
