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
    check: 'Sådan har jeg læst den. Intet er noteret, før du sender.',
    send: 'Notér fravær',
    pupil: (number: number) => `Elev ${number} (påkrævet)`,
    choosePupil: 'Vælg en elev, eller »Ingen af dem«.',
    nobody: 'Ingen af dem: notér ikke denne',
    category: (number: number) => `Fravær, elev ${number} (påkrævet)`,
    chooseCategory: 'Vælg, hvad det er.',
    from: (number: number) => `Første dag, elev ${number} (påkrævet)`,
    to: (number: number) => `Sidste dag, elev ${number} (påkrævet)`,
    chooseDay: 'Vælg en dag.',
    leftOut: (count: number) =>
      `${count} til i beskeden er ikke med her: skriv dem til mig i din egen chat.`,
    nothing:
      'Jeg fandt intet fravær i beskeden. Skriv det til mig i din egen chat, for eksempel »Sofie syg i dag«.',
    noted: 'Sendt. Kvitteringen, hvor du kan fortryde, kommer i din egen chat med mig.',
    notNoted: 'Det blev ikke noteret. Grunden står i din egen chat med mig.',
    none: 'Intet er noteret: du valgte ingen elev.',
  },
};
