import type { functions, homeFactors, schoolFactors } from '../../services/cases/mapping.ts';
import type { WentHow } from '../../services/cases/plan.ts';
import { amount } from './amount.ts';

type Words<Of extends readonly string[]> = Readonly<Record<Of[number], string>>;

/** Why a pupil stays away, and the plan with its way back. */
export const helpPlan = {
  mapping: {
    heading: 'Afdækning',
    /** For choices in the form. */
    functions: {
      avoids_unpleasant: 'Undgår noget ubehageligt',
      avoids_judgement: 'Undgår at blive vurderet',
      seeks_closeness: 'Søger nærhed',
      drawn_outside: 'Tiltrækkes af noget uden for skolen',
    } satisfies Words<typeof functions>,
    school: {
      academic: 'Det faglige',
      bullying: 'Mobning',
      relations: 'Relationer',
      transition: 'En overgang',
    } satisfies Words<typeof schoolFactors>,
    home: {
      change_at_home: 'En forandring hjemme',
      worry_at_home: 'En bekymring hjemme',
      two_homes: 'Livet i to hjem',
      practical: 'Noget praktisk',
    } satisfies Words<typeof homeFactors>,
    /** The same after "Derhjemme". */
    homeIn: {
      change_at_home: 'en forandring',
      worry_at_home: 'en bekymring',
      two_homes: 'livet i to hjem',
      practical: 'noget praktisk',
    } satisfies Words<typeof homeFactors>,
    health: { yes: 'Ja', no: 'Nej' },
    /** As short sentences, not as a form. */
    away: (list: string) => `Det ser ud til, at eleven ${list}.`,
    atSchool: (list: string) => `I skolen fylder ${list}.`,
    atHome: (list: string) => `Derhjemme fylder ${list}.`,
    healthKnows: 'Sundhedsvæsenet kender til fraværet.',
    healthUnknown: 'Sundhedsvæsenet kender ikke til fraværet.',
    pupilSays: (words: string) => `Eleven siger: »${words}«`,
    parentsSay: (words: string) => `Forældrene siger: »${words}«`,
    by: (on: string, by: string | undefined) =>
      by === undefined ? `Afdækning ${on}` : `Afdækning ${on} (${by})`,
    none: (isOver: boolean): string => (isOver ? 'Ingen afdækning.' : 'Ingen afdækning endnu.'),
    labels: {
      functions: 'Hvad hjælper fraværet eleven med? (højst to)',
      school: 'Hvad fylder i skolen?',
      home: 'Hvad fylder derhjemme ifølge forældrene?',
      health: 'Kender sundhedsvæsenet til fraværet?',
      pupilSays: 'Det siger eleven (én linje)',
      parentsSay: 'Det siger forældrene (én linje)',
    },
    unanswered: 'Ikke besvaret',
  },
  plan: {
    open: 'Handleplan',
    make: 'Lav handleplan …',
    heading: (who: string) => `Handleplan: ${who}`,
    none: (isOver: boolean): string => (isOver ? 'Ingen handleplan.' : 'Ingen handleplan endnu.'),
    addGoal: 'Tilføj et mål for at lave den.',
    short: (goals: number, review: string) =>
      `Handleplan med ${amount(goals, 'mål', 'mål')} · opfølgning ${review}`,
    noted: (on: string) =>
      `Det blev noteret ${on}, at der er lavet en plan, men den er ikke skrevet her.`,
    earlier: 'Planen er fra før, sagen blev genåbnet. Ret den, så gælder den igen.',
    goal: (number: number, goal: string) => `**Mål ${number}:** ${goal}`,
    measure: (measure: string, who: string) => `${measure} (${who})`,
    goalsHidden: (goals: number) => amount(goals, 'mål', 'mål'),
    review: (on: string) => `Opfølgning ${on}`,
    made: (on: string, by: string | undefined) =>
      by === undefined ? `Skrevet ${on}` : `Skrevet ${on} (${by})`,
    pupil: 'eleven',
    parents: 'forældrene',
    staff: 'skolen',
    goalsOpen: 'Mål …',
    goalsHeading: (who: string) => `Mål: ${who}`,
    changeGoal: (number: number) => `Ret mål ${number} …`,
    removeGoal: 'Fjern målet',
    labels: {
      goal: 'Hvad vil I nå? (påkrævet)',
      goalHint: 'Fx »Kommer til 1. lektion 4 dage om ugen«',
      goalMissing: 'Skriv målet.',
      measure: 'Hvad gør I for at nå det? (påkrævet)',
      measureMissing: 'Skriv, hvad I gør.',
      who: 'Hvem gør det? (påkrævet)',
      whoMissing: 'Vælg, hvem der gør det.',
      review: 'Hvornår ser I på planen igen? (påkrævet)',
      reviewMissing: 'Vælg en dag.',
    },
    whoChoices: { pupil: 'Eleven', parents: 'Forældrene' },
  },
  wayBack: {
    open: 'Vejen tilbage …',
    heading: (who: string) => `Vejen tilbage: ${who}`,
    section: 'Vejen tilbage',
    none: 'Ingen skridt endnu. Begynd med et, der er let at lykkes med.',
    needsPlan: 'Tilføj først et mål til handleplanen.',
    step: (from: string, text: string) => `Fra ${from}: ${text}`,
    stepHidden: (from: string) => `Skridt fra ${from}`,
    unanswered: 'ikke besvaret endnu',
    asked: (from: string, text: string) => `Skridtet fra ${from}: »${text}«. Lykkedes det?`,
    askedHidden: (from: string) => `Skridtet fra ${from}: lykkedes det?`,
    askNext: 'Vejen tilbage: hvad skal eleven prøve som det næste?',
    answer: 'Svar om vejen tilbage',
    planNext: 'Planlæg vejen tilbage …',
    back: 'Eleven er helt tilbage',
    isBack: 'Eleven er helt tilbage.',
    change: (from: string) => `Ret skridtet fra ${from} …`,
    remove: 'Fjern skridtet',
    labels: {
      from: 'Fra hvilken dag? (påkrævet)',
      fromMissing: 'Vælg en dag.',
      text: 'Hvad er skridtet? (påkrævet)',
      textHint: 'Fx »3 lektioner man–tors«',
      textMissing: 'Skriv skridtet.',
    },
  },
  went: { well: 'Ja', partly: 'Delvist', not: 'Nej' } satisfies Readonly<Record<WentHow, string>>,
  wentLine: {
    well: 'lykkedes',
    partly: 'lykkedes delvist',
    not: 'lykkedes ikke',
  } satisfies Readonly<Record<WentHow, string>>,
  arrangement: {
    runs: (name: string, from: string) => `Særlig ordning: ${name} fra ${from}`,
    until: (on: string) => ` til ${on}`,
    undated: ', ingen slutdato',
    over: (on: string) => `, skulle være sluttet ${on}`,
    longer: (reason: string) => `»${reason}«`,
    untilLabel: (weeks: number) => `Sidste dag (mere end ${weeks} uger kræver en begrundelse)`,
    whyLabel: 'Begrundelse for en længere ordning (én linje)',
    change: 'Ret slutdato',
    items: {
      undated: (name: string) => `Hvornår slutter ordningen (${name})?`,
      soon: (name: string) => `Slutter snart: ${name}. Skal ordningen forlænges?`,
      over: (name: string) => `Udløbet: ${name}. Afslut eller forlæng ordningen.`,
    },
    onCase: (count: number) =>
      `${amount(count, 'særlig ordning', 'særlige ordninger')} er udløbet.`,
  },
  timeline: {
    made: 'Handleplan lavet',
    goals: (count: number) => amount(count, 'mål', 'mål'),
    steps: (count: number) => amount(count, 'skridt', 'skridt'),
  },
  save: 'Gem',
  next: 'Gem og gå videre',
};
