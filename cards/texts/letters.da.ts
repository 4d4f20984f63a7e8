import { amount } from './amount.ts';

/** Letters and documents about a case: the card, the drafts, and what a document itself says in Danish. */
export const letters = {
  open: 'Breve …',
  summary: (number: string) => `Breve i sag ${number}.`,
  heading: (who: string) => `Breve: ${who}`,
  intro: 'Vælg et dokument. Du får et udkast i Word, som du retter og selv sender.',
  none: 'Lige nu passer ingen dokumenter til sagen.',
  onItsWay: (name: string) => `»${name}« kommer her i chatten om et øjeblik.`,
  language: 'Sprog',
  unreviewed: (language: string) => `${language} (ikke gennemgået af en oversætter)`,
  named: (name: string) => `»${name}«`,
  others: (count: number) => amount(count, 'andet', 'andre'),
  waits: (names: string) =>
    `${names} kan laves, når skolens fraværsregister er tjekket. Slå fraværet op; passer det, så tryk »Registret er tjekket i dag«.`,
  waitsForOthers: (names: string) =>
    `${names} kan laves, når skolens fraværsregister er tjekket. Det gøres i trinnet om registret i sagen.`,
  dutyNow:
    'Din pligt til at underrette venter ikke: Er du bekymret nu, så underret nu, på kommunens egen blanket eller pr. telefon, uden udkast.',
  checkRegister: 'Registret er tjekket i dag',
  drafts: 'Tidligere udkast',
  /** "Varsel, arabisk · 25. nov. (Mette Holm)". */
  draft: (name: string, language: string, date: string, by: string | undefined) =>
    `${name}, ${language} · ${date}${by === undefined ? '' : ` (${by})`}`,
  newest: (name: string, date: string) => `Seneste udkast: ${name}, ${date}`,
  more: 'Flere breve',
  /** What shipped letters are called where only their id is known; a test holds it to data/letters. */
  names: {
    warning: 'Varsel om børne- og ungeydelsen',
    invitation: 'Invitation til samtale',
    'sick-teaching': 'Tilbud om sygeundervisning',
    'home-plan': 'Planen til hjemmet',
    'notification-absence': 'Underretning (fravær)',
    'notification-concern': 'Underretning (bekymring)',
    'hand-over': 'Overlevering',
    agenda: 'Dagsorden til møde',
    minutes: 'Referat af møde',
  } as Readonly<Record<string, string>>,
  fileName: (name: string, number: string) => `${name}, sag ${number}`,
  /** In the document. */
  blank: '________ (skal udfyldes)',
  footer: 'Udkast – læs og ret, før det sendes',
  notReviewed:
    'Oversættelsen er ikke gennemgået af en oversætter. Lad en tolk eller oversætter læse den, før den sendes.',
  sources: {
    register: 'skolens fraværsregister',
    checked: 'noteret i Nærvær og kontrolleret i skolens fraværsregister',
    noted: 'noteret i Nærvær, ikke i skolens fraværsregister',
  },
  /** What a pupil does who has reached a goal of the plan. */
  aims: {
    attendance_percent: (least: number) => `er i skole mindst ${least} % af tiden`,
    days_week: (least: number) => `kommer i skole mindst ${amount(least, 'dag', 'dage')} om ugen`,
    lessons_day: (least: number) =>
      `er med i mindst ${amount(least, 'lektion', 'lektioner')} om dagen`,
    lessons_week: (least: number) =>
      `er med i mindst ${amount(least, 'lektion', 'lektioner')} om ugen`,
  },
  functions: {
    avoids_unpleasant: 'undgår noget ubehageligt i skolen',
    avoids_judgement: 'undgår at blive vurderet af andre',
    seeks_closeness: 'søger tryghed hos nogen derhjemme',
    drawn_outside: 'tiltrækkes af noget uden for skolen',
  },
  schoolFactors: {
    academic: 'det faglige',
    bullying: 'mobning',
    relations: 'relationer i klassen',
    transition: 'skift af klasse, skole eller voksne',
  },
  homeFactors: {
    change_at_home: 'forandringer derhjemme',
    worry_at_home: 'bekymring for nogen derhjemme',
    two_homes: 'livet i to hjem',
    practical: 'det praktiske om morgenen',
  },
  contactWith: {
    mother: 'mor',
    father: 'far',
    both_parents: 'begge forældre',
    guardian: 'værge',
    pupil: 'eleven',
  },
  went: { well: 'lykkedes', partly: 'lykkedes delvist', not: 'lykkedes ikke' },
  presence: { yes: 'ja', no: 'nej' },
  who: { pupil: 'eleven', parents: 'forældrene', home: 'forældrene', school: 'skolen' } as Readonly<
    Record<string, string>
  >,
};
