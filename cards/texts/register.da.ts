/** Texts about the school's own register, in which absence is kept. */
export const register = {
  /** The register and people contradict each other. */
  summary: 'Registret og en notering siger ikke det samme. Du kan afgøre det.',
  heading: 'Registret og en notering siger ikke det samme',
  question: (registered: string, who: string, noted: string) =>
    `Registret siger »${registered}«, ${who} har noteret »${noted}«. Hvad gælder?`,
  beside: 'Det siger registret',
  present: 'til stede',
  by: (when: string) => `Fra registret, læst ${when}`,
  lastRead: (when: string) => `Registret er sidst læst ${when}.`,
  stale: (when: string) => `Registret er ikke læst siden ${when}.`,
};
