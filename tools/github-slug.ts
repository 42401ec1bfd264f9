/** The anchor that GitHub gives a heading, by its text. Two alike get `-1`, `-2` behind the second and third. */
export const githubSlug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
