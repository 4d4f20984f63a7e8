/** Refusals about pupils who left the roster, and about hand-overs. */
export const leavingRefusals = {
  not_left: () => ({
    title: 'Eleven står på elevlisten',
    next: 'Der er ikke noget at beslutte. Sagen fortsætter som før.',
  }),
  hand_over_waits: () => ({
    title: 'Sagen er tilbudt til en anden skole',
    next: 'Skolen har ikke svaret endnu. Ring til dem, hvis det haster, eller afslut sagen.',
  }),
  hand_over_answered: () => ({
    title: 'Overleveringen er besvaret eller trukket tilbage',
    next: 'Der er ikke mere at gøre her.',
  }),
  not_on_roster: () => ({
    title: 'Eleven står ikke på jeres elevliste endnu',
    next: 'I kan overtage sagen, når eleven er på listen. Indtil da bliver den på den gamle skole. Kender I ikke eleven, så tryk »Ikke her«.',
  }),
  already_told: () => ({
    title: 'Der er allerede et trin om at give besked videre',
    next: 'Du finder det i sagen under »Alle trin«.',
  }),
};
