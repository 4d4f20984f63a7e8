/** What is said in Teams' own search and message menus. */
export const extension = {
  search: {
    few: 'Skriv mindst to bogstaver af elevens navn.',
    none: 'Ingen elev, du må se, hedder sådan.',
    title: (pupil: string, classTitle: string) => `${pupil}, ${classTitle}`,
    quarter: (days: string) => `${days} i kvartalet`,
    caseOpen: (number: string) => `sag ${number}`,
  },
  /** Stands where the writer puts a result: others read it, so it tells of nobody. */
  placed: {
    summary: 'Nærvær: status for en elev.',
    heading: 'Status for en elev',
    text: 'Her står intet om eleven, for andre læser med. Skriv »status« og elevens navn til Nærvær i din egen chat.',
  },
};
