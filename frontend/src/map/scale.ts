/** A length on the land, and how many pixels it takes on the screen. */
export interface Scale {
  metres: number;
  pixels: number;
}

const ROUND = [10, 5, 3, 2, 1] as const;

/** The longest round length that takes no more than `room` pixels, where these are `metres` on the land. */
export function scaleOf(metres: number, room: number): Scale {
  const ten = 10 ** Math.floor(Math.log10(metres));
  const round = ten * (ROUND.find((each) => each * ten <= metres) ?? 1);
  return { metres: round, pixels: (room * round) / metres };
}
