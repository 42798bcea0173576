import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { licences } from "./licences.ts";
import { preloads } from "./preloads.ts";

// The page is built into the Python package, which ships it: no one who runs Marsad needs Node.
export default defineConfig({
  plugins: [svelte(), licences(), preloads()],
  base: "/",
  build: {
    outDir: process.env["MARSAD_BUILD"] ?? "../src/marsad/web/static",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: fonts or scripts
    chunkSizeWarningLimit: 1500, // MapLibre is one file of a megabyte
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "maplibre", test: /node_modules[\\/](@?maplibre|@mapbox|kdbush|supercluster|geojson-vt|earcut|pbf|potpack|quickselect|tinyqueue|murmurhash-js|gl-matrix|@vis\.gl)/ }] },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8600" } },
});
