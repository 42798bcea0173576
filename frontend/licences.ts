import { existsSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;
const FILES = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"];

/** Ship, beside the page, the licence of every package whose code or fonts are in it. */
export function licences(): Plugin {
  const folders = new Map<string, string>();
  const note = (file: string): void => {
    const found = PACKAGE.exec(file.replaceAll("\\", "/").replace(/^\0/, ""));
    if (found) folders.set(found[2]!, found[1]!);
  };
  return {
    name: "licences",
    apply: "build",
    generateBundle(_, bundle) {
      for (const id of this.getModuleIds()) note(id);
      for (const file of Object.values(bundle)) {
        if (file.type === "asset") file.originalFileNames.forEach((name) => note(`${process.cwd()}/${name}`));
      }
      const parts = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, folder]) => part(name, folder));
      this.emitFile({ type: "asset", fileName: "licences.txt", source: parts.join("\n\n") });
    },
  };
}

function part(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Record<string, string>;
  const file = FILES.map((each) => `${folder}/${each}`).find((each) => existsSync(each));
  const text = file ? readFileSync(file, "utf8").trim() : "";
  return `==== ${name} ${version} (${license})\n\n${text}\n`;
}
