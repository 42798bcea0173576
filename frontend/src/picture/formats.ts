/** What a picture may be saved as. */
export const FORMATS = ["png", "svg"] as const;
export type Format = (typeof FORMATS)[number];
