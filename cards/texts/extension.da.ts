/** What is said in Teams' own search and message menus. */
export const extension = {
  search: {
    few: 'Skriv mindst to bogstaver af elevens navn.',
    none: 'Ingen elev, du må se, hedder sådan.',
    title: (pupil: string, classTitle: string) => `${pupil}, ${classTitle}`,
    quarter: (days: string) => `fravær i kvartalet: ${days}`,
    caseOpen: (number: string) => `sag ${number}`,
  },
  /** Stands where the writer puts a result: others read it, so it tells of nobody. */
  placed: {
    summary: 'Nærvær: status for en elev.',
    heading: 'Status for en elev',
    text: 'Her står intet om eleven, for andre læser med. Skriv »status« og elevens navn til Nærvær i din egen chat.',
  },
  form: {
    title: 'Meld fravær',
    heading: 'Meld fravær ud fra beskeden',
    check: 'Sådan har jeg læst den. Intet er noteret, før du trykker »Notér fravær«.',
    send: 'Notér fravær',
    /** `number` where there are several. */
    pupil: (number: string) => `Elev${number && ` ${number}`} (påkrævet)`,
    choosePupil: 'Vælg en elev, eller »Ingen af dem«.',
    nobody: 'Ingen af dem: notér ikke denne',
    category: (number: string) => `Fravær${number && `, elev ${number}`} (påkrævet)`,
    chooseCategory: 'Vælg, hvad det er.',
    from: (number: string) => `Første dag${number && `, elev ${number}`} (påkrævet)`,
    to: (number: string) => `Sidste dag${number && `, elev ${number}`} (påkrævet)`,
    chooseDay: 'Vælg en dag.',
    leftOut: (count: number) =>
      `Beskeden nævner ${count} til. Skriv ${count === 1 ? 'det' : 'dem'} til mig i din egen chat med mig.`,
    nothing:
      'Jeg fandt intet fravær i beskeden. Skriv det til mig i din egen chat, for eksempel »Sofie syg i dag«.',
    noted: 'Sendt. Kvitteringen, hvor du kan fortryde, kommer i din egen chat med mig.',
    notNoted: 'Det blev ikke noteret. Grunden står i din egen chat med mig.',
    none: 'Intet er noteret: du valgte ingen elev.',
  },
};
