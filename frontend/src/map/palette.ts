/** The inks of the sheet under the places. Those of the parties come from the record. */
export interface Palette {
  sea: string;
  land: string;
  abroad: string;
  graticule: string;
  water: string;
  border: string;
  adminLine: string;
  halo: string;
  /** Drawn around every place, so that pale and dark colours both stand out. */
  rim: string;
  ink: string;
  faint: string;
  waterInk: string;
  unknown: string;
  chosen: string;
  areaOpacity: number;
  incident: string;
}

export const LIGHT: Palette = {
  sea: "#dfe6e3",
  land: "#fbf7ec",
  abroad: "#ece5d6",
  graticule: "#d8d0bf",
  water: "#9fbcc6",
  border: "#8d8069",
  adminLine: "#c3b79f",
  halo: "#fbf7ec",
  rim: "#4a4034",
  ink: "#262019",
  faint: "#8b7f6b",
  waterInk: "#5d8594",
  unknown: "#a79f92",
  chosen: "#262019",
  areaOpacity: 0.26,
  incident: "#5b4a8a",
};

export const DARK: Palette = {
  sea: "#0c141b",
  land: "#1b2833",
  abroad: "#131e27",
  graticule: "#1d2a35",
  water: "#33576b",
  border: "#6d7c86",
  adminLine: "#3a4c59",
  halo: "#16222c",
  rim: "#d5dce0",
  ink: "#efe8d8",
  faint: "#7f8d95",
  waterInk: "#6f9fb5",
  unknown: "#66727a",
  chosen: "#f3e9d2",
  areaOpacity: 0.28,
  incident: "#b5a6e6",
};
