/** Texts about messages that did not, or may not, have arrived. */
export const deliveries = {
  missed: {
    summary: 'Måske mangler du et svar fra Nærvær.',
    text: (when: string) => `Måske fik du ikke mit svar ${when}.`,
    shared: (when: string) => `Måske kom mit kort ${when} ikke frem her.`,
    clock: (clock: string) => `kl. ${clock}`,
    show: 'Vis det',
  },
  undelivered: {
    summary: (number: string) => `Et kort om sag ${number} kom ikke frem.`,
    heading: 'Et kort kom ikke frem',
    text: (number: string, to: string, why: string) =>
      `Kortet om sag ${number} kunne ikke leveres til ${to}: ${why}.`,
    team: 'teamet',
    why: {
      not_installed: 'appen er ikke installeret, eller den er blokeret',
      gone: 'samtalen findes ikke længere',
      too_large: 'det er for stort til Teams',
      refused: 'Teams tog ikke imod det',
    },
    next: {
      not_installed:
        'Bed it-administratoren om at installere Nærvær. Haster det, så giv selv besked.',
      gone: 'Kortet bliver vist, når Nærvær bliver brugt der igen. Haster det, så giv selv besked.',
      too_large: 'Haster det, så giv selv besked.',
      refused: 'Haster det, så giv selv besked.',
    },
  },
  unreached: {
    summary: 'En kollega får ikke kort fra Nærvær.',
    heading: 'En kollega får ikke kort fra Nærvær',
    text: (to: string, why: string) => `${to} får ikke kort fra Nærvær lige nu: ${why}.`,
    somebody: 'En kollega',
    next: {
      not_installed:
        'Bed it-administratoren om at installere Nærvær. Kortene venter så længe; haster noget, så giv selv besked.',
      gone: 'Kortene venter, til Nærvær bliver brugt igen. Haster noget, så giv selv besked.',
    },
  },
  hidden: {
    summary: (number: string) => `Sag ${number} blev ikke vist i teamet.`,
    heading: 'En sag blev ikke vist i teamet',
    text: (number: string, people: string) =>
      `Sag ${number} blev ikke vist i teamet, fordi ${people} er med i det.`,
    next: 'De i teamet, der må se den, får kortet i deres egen chat.',
    unreadable: (number: string) =>
      `Sag ${number} blev ikke vist i teamet, fordi jeg ikke kunne se, hvem der er med i det.`,
    unreadableNext: 'De, sagen vedrører, får kortet i deres egen chat.',
    people: {
      guest: (name: string) => `${name} (gæst)`,
      unknown: (name: string) => `${name} (ikke blandt skolens personale)`,
      no_right: (name: string) => `${name} (har ikke adgang til sagen)`,
    },
    nameless: 'en ukendt person',
    pupils: (count: number) => (count === 1 ? 'en elev' : `${count} elever`),
    others: (count: number) => (count === 1 ? 'en anden' : `${count} andre`),
  },
  hiddenCase: {
    summary: 'En sag vises ikke her mere.',
    text: 'Sagen vises ikke her mere. De, der må se den, har den i deres egen chat med Nærvær.',
  },
};
