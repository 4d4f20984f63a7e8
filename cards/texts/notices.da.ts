import type { RefusalText } from './refusals.da.ts';
import { explanations, replies, talk } from './talk.da.ts';

/** Bot notices that are not refusals. */
export const notices = {
  concern: {
    title: 'Tak, fordi du siger det',
    next: 'Din bekymring behøver ikke et tal. Skriv elevens navn, så åbner jeg en sag; jeg har ikke gemt, hvad du skrev.',
  },
  concern_noted: {
    title: 'Tak, fordi du siger det',
    next: 'Klasselæreren og ledelsen ser på det sammen. Hvad du skrev, er ikke gemt.',
  },
  all_present: {
    title: 'Dejligt – alle er mødt',
    next: 'Der er ikke noteret fravær ud fra din besked.',
  },
  not_absence: {
    title: 'Det tæller ikke som fravær',
    next: 'Jeg har ikke noteret noget. Var det alligevel fravær, så skriv for eksempel »syg« eller »ulovligt fravær«.',
  },
  receipt_late: {
    title: 'En kvittering kom ikke frem',
    next: 'Svaret på din besked kunne ikke sendes, da du skrev. Noteringen er gemt, og kvitteringen står nu her i chatten.',
  },
  answer_late: {
    title: 'Et svar kom ikke frem',
    next: 'Svaret på din besked kunne ikke sendes, da du skrev. Det står nu her i chatten.',
  },
  card_too_large: {
    title: 'Kortet er for stort til Teams',
    next: 'Intet er gået tabt. Skriv »status« for overblikket, eller spørg om én klasse ad gangen, for eksempel »status 7b«. Fejlen er meldt til it-administratoren.',
  },
  team_linked: {
    title: 'Teamet er knyttet til skolen',
    next: 'Sager, som teamet skal handle på, bliver vist her.',
  },
  ...talk,
  ...explanations,
  ...replies,
} satisfies Record<string, RefusalText>;
