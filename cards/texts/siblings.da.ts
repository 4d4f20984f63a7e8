/** A pupil's siblings, to those who see them too; absent is much absence or an open case, not away today. */
export const siblings = {
  here: (names: string, _count: number): string => `Søskende på skolen: ${names}`,
  /** More than are named. */
  count: (all: number, absent: number): string => {
    const told = `${all} søskende på skolen`;
    if (absent === 0) return told;
    return absent === all
      ? `${told}, alle også med meget fravær`
      : `${told}, ${absent} af dem også med meget fravær`;
  },
  alsoAbsent: (who: string) => `${who} (også meget fravær)`,
  elsewhere: 'Har søskende på en anden skole i kommunen',
};
