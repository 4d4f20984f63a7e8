/** A pupil's siblings, to those who see them too. */
export const siblings = {
  here: (names: string) => `Søskende på skolen: ${names}`,
  count: (all: number, absent: number) => `${all}, ${absent} af dem også med fravær`,
  alsoAbsent: (who: string) => `${who} (også fravær)`,
  elsewhere: 'Har søskende på en anden skole i kommunen',
};
