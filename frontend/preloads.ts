import type { Plugin, Rolldown } from "vite";

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/** What the map is made of, asked for one after the other where nobody tells the browser before. */
const PARTS = [/\/views\/map\/MapPage\.svelte$/, /\/map\/chart\.ts$/];
/** The faces of the map's words and of the page's text. */
const FACES = /ibm-plex-sans-arabic-.*\.woff2$/;

/** Write `map.html`, which is the page with all that the map's first frame needs asked for at once. */
export function preloads(): Plugin {
  return {
    name: "preloads",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("the page is not there to have its parts told");
      const chunks = Object.values(bundle).filter((each) => each.type === "chunk") as Chunk[];
      const found = new Set<Chunk>();
      const take = (chunk: Chunk): void => {
        if (found.has(chunk)) return;
        found.add(chunk);
        chunk.imports.forEach((name) => take(bundle[name] as Chunk));
      };
      for (const part of PARTS) {
        const chunk = chunks.find(({ moduleIds, isDynamicEntry }) => isDynamicEntry && moduleIds.some((id) => part.test(id)));
        if (!chunk) throw new Error(`no file has ${part.source}: the map would come late`);
        take(chunk);
      }
      const styles = [...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      const told = [
        ...[...found].map(({ fileName }) => `<link rel="modulepreload" crossorigin href="/${fileName}">`),
        ...styles.map((name) => `<link rel="preload" as="style" crossorigin href="/${name}">`),
        ...Object.keys(bundle).filter((name) => FACES.test(name)).sort().map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}">`),
      ];
      const source = String(page.source);
      const wanted = told.filter((link) => !source.includes(/"\/[^"]+"/.exec(link)![0]));
      this.emitFile({ type: "asset", fileName: "map.html", source: source.replace("  </head>", wanted.map((link) => `    ${link}\n`).join("") + "  </head>") });
    },
  };
}
