import type { Language } from "./locale.svelte";

export type Tree = { [key: string]: Tree | string | string[] };

/** Every file of a language is one part of its messages; no two have the same first key. */
const FILES = import.meta.glob<Tree>("./{ar,en}/*.json", { eager: true, import: "default" });

/** All messages of a language, the files' names left out. */
export function messages(language: Language): Tree {
  const parts = Object.keys(FILES).filter((path) => path.startsWith(`./${language}/`));
  return Object.assign({}, ...parts.sort().map((path) => FILES[path])) as Tree;
}
