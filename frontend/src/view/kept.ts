const RENEWED_MS = 60_000;

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

/** Load the page anew, unless it just was: then another load would not help. Returns whether it does. */
export function renew(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem("marsad.renewed")) < RENEWED_MS) return false;
    sessionStorage.setItem("marsad.renewed", String(Date.now()));
  } catch {
    return false; // who keeps nothing cannot tell whether it just was
  }
  location.reload();
  return true;
}
