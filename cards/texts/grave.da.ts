import type { GraveKind } from '../../services/talk/graveSayings.ts';
import type { RefusalText } from './refusals.da.ts';

/**
 * Answers to what people must act on: fixed words, whom to turn to now, and that nothing is kept. Sources: the
 * duty to notify is personal (Barnets lov § 133, Ankestyrelsen); the municipality's duty phone is reached
 * through the police on 114 (laesoe.dk, underretningspligt).
 */
export const grave = {
  grave_violence: {
    title: 'Tak, fordi du siger det. Her skal mennesker hjælpe nu',
    next: 'Tal med din leder med det samme. Er nogen i fare lige nu, så ring 112. Uden for åbningstid får du fat i kommunens sociale vagt gennem politiet på 114. Din underretningspligt er personlig og kan ikke overlades til lederen (barnets lov § 133). Jeg har ikke noteret eller gemt noget. Er der også fravær, så skriv det for sig selv; vil du dele en bekymring, så skriv »jeg er bekymret for« og navnet.',
  },
  grave_suicide: {
    title: 'Tak, fordi du siger det. Lad ikke eleven være alene',
    next: 'Tal med din leder med det samme, og sørg for, at en voksen er hos eleven. Er der fare lige nu, så ring 112. Uden for åbningstid får du fat i kommunens sociale vagt gennem politiet på 114. Din underretningspligt er personlig og kan ikke overlades til lederen (barnets lov § 133). Jeg har ikke noteret eller gemt noget. Er der også fravær, så skriv det for sig selv; vil du dele en bekymring, så skriv »jeg er bekymret for« og navnet.',
  },
  grave_ownDanger: {
    title: 'Godt, at du siger det. Du skal ikke være alene med det',
    next: 'Er du i fare lige nu, så ring 112. Ring ellers til din læge, lægevagten eller Livslinien på 70 201 201, og tal i dag med en, du er tryg ved. Jeg har ikke gemt, hvad du skrev.',
  },
  grave_death: {
    title: 'Det gør mig meget ondt',
    next: 'Giv din leder besked med det samme, så skolen kan tage sig af klassen, familien og jer voksne. Står du midt i en ulykke, så ring 112. Uden for åbningstid får du fat i kommunens sociale vagt gennem politiet på 114. Jeg har ikke noteret eller gemt noget. Pas på dig selv, og vær ikke alene med det.',
  },
  grave_bereavement: {
    title: 'Det gør mig ondt',
    next: 'Giv din leder og elevens øvrige voksne besked, så eleven bliver mødt med omsorg. Jeg har ikke noteret noget fravær og har ikke gemt, hvad du skrev. Skal der noteres fri, så skriv det for sig selv, for eksempel »Philip fri i dag«.',
  },
  grave_condolence: {
    title: 'Det gør mig ondt',
    next: 'Giv din leder og elevens øvrige voksne besked, så eleven bliver mødt med omsorg. Jeg har ikke gemt, hvad der er sket.',
  },
} satisfies Readonly<Record<`grave_${GraveKind | 'condolence'}`, RefusalText>>;
