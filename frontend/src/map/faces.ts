import { BOLD, FONT } from "./base";

/** Have the faces of the map's words ready: the map keeps the letters that it is given first. */
export async function loadFaces(): Promise<void> {
  await Promise.all([`400 24px "${FONT}"`, `600 24px "${BOLD}"`].map((face) => document.fonts.load(face, "مرصد Marsad")));
}
