import type { functions } from '../../services/cases/mapping.ts';
import { amount } from './amount.ts';

/** How attendance went after what was done: an observation, never an effect. */
export const whatWorked = {
  summary: 'Her er fremmødet før og efter det, der er gjort.',
  heading: (title: string) => `Hvad virker? ${title}`,
  about: 'Fremmøde i gennemsnit, fire uger før og fire uger efter trinnet.',
  caution:
    'Det er en iagttagelse. Det siger ikke, at trinnet er årsagen: uden trinnet kunne det være gået på samme måde.',
  none: 'Der er ikke noget at vise endnu. Det kræver, at det samme er gjort for mindst fem elever, og at klassen har meldt ind i fire uger før og efter.',
  leftOut: (count: number) =>
    `${amount(count, 'gruppe', 'grupper')} med færre end fem elever er ikke vist.`,
  before: 'før',
  after: 'efter',
  bar: (when: string, bar: string, share: string) => `${bar} ${share} ${when}`,
  pupils: (count: string) => amount(count, 'elev', 'elever'),
  more: 'Flere',
  functions: {
    avoids_unpleasant: 'Plan, når eleven undgår noget ubehageligt',
    avoids_judgement: 'Plan, når eleven undgår at blive vurderet',
    seeks_closeness: 'Plan, når eleven søger nærhed',
    drawn_outside: 'Plan, når noget uden for skolen trækker',
  } satisfies Readonly<Record<(typeof functions)[number], string>>,
  sheet: {
    heading: 'Fremmøde fire uger før og efter det, der er gjort i skoleåret, i gennemsnit',
    line: (what: string, before: string, after: string, pupils: string) =>
      `${what}: ${before} før, ${after} efter (${pupils})`,
  },
};
