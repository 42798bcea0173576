/** What the reader chose before, in this browser; a browser that keeps nothing for a page is no fault. */
export function kept<T extends string>(key: string, choices: readonly T[]): T | null {
  try {
    const found = localStorage.getItem(`marsad.${key}`);
    return choices.find((choice) => choice === found) ?? null;
  } catch {
    return null;
  }
}

export function keep(key: string, choice: string): void {
  try {
    localStorage.setItem(`marsad.${key}`, choice);
  } catch {
    // The choice holds until the page is left.
  }
}
