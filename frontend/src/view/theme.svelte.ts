export type Choice = "auto" | "light" | "dark";

const KEPT = "marsad.theme";
const CHOICES: readonly Choice[] = ["auto", "light", "dark"];

/** Dark or light: as the device has it, unless the reader chose. */
class Theme {
  choice = $state<Choice>("auto");
  #deviceDark = $state(false);

  readonly dark: boolean = $derived(this.choice === "auto" ? this.#deviceDark : this.choice === "dark");

  /** Take up the reader's earlier choice, and follow the device from now on. */
  follow(): void {
    const device = matchMedia("(prefers-color-scheme: dark)");
    this.#deviceDark = device.matches;
    device.addEventListener("change", () => (this.#deviceDark = device.matches));
    const kept = localStorage.getItem(KEPT);
    this.choose(CHOICES.find((choice) => choice === kept) ?? "auto");
  }

  choose(choice: Choice): void {
    this.choice = choice;
    localStorage.setItem(KEPT, choice);
    document.documentElement.dataset["theme"] = choice;
  }

  /** Choose the next of as-the-device, light, dark. */
  turn(): void {
    this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]!);
  }
}

export const theme = new Theme();
