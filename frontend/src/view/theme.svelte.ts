import { keep, kept } from "./kept";

export type Choice = "auto" | "light" | "dark";

export const CHOICES: readonly Choice[] = ["auto", "light", "dark"];

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
    this.choose(kept("theme", CHOICES) ?? "auto");
  }

  choose(choice: Choice): void {
    this.choice = choice;
    keep("theme", choice);
    document.documentElement.dataset["theme"] = choice;
  }
}

export const theme = new Theme();
