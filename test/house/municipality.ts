import type { Retention } from '../../services/retention/retention.ts';

type Kept = Exclude<keyof Retention, '$schema' | 'id' | 'title' | 'note'>;

const days = (what: string, from: string) => (periods: { days: number }) =>
  [what, `${periods.days} dage ${from}`] as const;

const years = (what: string, from: string) => (periods: { years: number }) =>
  [what, `${periods.years} år ${from}`] as const;

/** Each kind of data in the words of the municipality's record, and how long it is kept. */
const rows: { [Kind in Kept]: (periods: Retention[Kind]) => readonly [string, string] } = {
  absence: ({ monthsAfterSchoolYear, schoolDaysLookedBackAt }) => [
    'Fravær og kvitteringer; kendte årsager, kontakt med hjemmet og samtaler før en sag',
    `${monthsAfterSchoolYear} måneder efter skoleårets slutning; aldrig det, som reglerne kan se tilbage på (mindst ${schoolDaysLookedBackAt} skoledage), eller som en åben sag hviler på`,
  ],
  questions: days(
    'Spørgsmål i chatten',
    'efter spørgsmålet; om hvilken af to noteringer der gælder: efter svaret',
  ),
  cases: years(
    'Sager og deres møder',
    'efter afslutningen; er eleven gået ud, efter den seneste beslutning',
  ),
  handOvers: days('Sager tilbudt fra en anden skole', 'efter svaret; uden svar, efter tilbuddet'),
  waitingRosters: days(
    'En ny elevliste, som ingen har godkendt eller afvist',
    'efter indlæsningen',
  ),
  audit: years('Sporet: hvem så og gjorde hvad', 'efter hændelsen'),
  people: days(
    'Hvor personale, der ikke længere står på listen, nås i Teams',
    'efter den seneste aktivitet',
  ),
  tellings: days(
    'Besked om kort, der ikke nåede frem eller ikke måtte vises',
    'efter beskeden; går sagen før, går den med',
  ),
  digests: days('Hvad morgenlisten sidst fortalte', 'efter den seneste ændring'),
  inbox: days(
    'At en besked eller et tryk er taget imod: id og en hashværdi (HMAC), ingen ord',
    'efter modtagelsen',
  ),
  outbox: days(
    'Beskeder, der blev opgivet eller måske ikke kom frem: id’er, ingen navne',
    'efter oprettelsen',
  ),
  files: days(
    'At en liste er hentet som fil; selve filen gemmes ikke',
    'efter den seneste hændelse',
  ),
  overviews: days('Tal på tværs af skoler, ingen elever', 'efter forespørgslen'),
  dryRuns: days('Afprøvning af regler, kun tal', 'efter afprøvningen'),
};

/** The table of periods in the municipality's record, by what retention.json holds. */
export function periodsTable(retention: Retention): string {
  const lines = [
    rows.absence(retention.absence),
    rows.questions(retention.questions),
    rows.cases(retention.cases),
    rows.handOvers(retention.handOvers),
    rows.waitingRosters(retention.waitingRosters),
    rows.audit(retention.audit),
    rows.people(retention.people),
    rows.tellings(retention.tellings),
    rows.digests(retention.digests),
    rows.inbox(retention.inbox),
    rows.outbox(retention.outbox),
    rows.files(retention.files),
    rows.overviews(retention.overviews),
    rows.dryRuns(retention.dryRuns),
  ];
  return [
    '| hvad | hvor længe |',
    '| --- | --- |',
    ...lines.map(([what, howLong]) => `| ${what} | ${howLong} |`),
  ].join('\n');
}

export type Risk = {
  number: string;
  before: { likelihood: number; consequence: number; said: string };
  after: { likelihood: number; consequence: number; said: string };
  proof: string;
};

/** The rows of the impact assessment's table of risks. */
export function risksIn(page: string): readonly Risk[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [
      ,
      number = '',
      ,
      s = '',
      k = '',
      before = '',
      ,
      proof = '',
      s2 = '',
      k2 = '',
      after = '',
    ] = cells;
    if (cells.length !== 12 || !/^\d+$/.test(number)) return [];
    return [
      {
        number,
        before: { likelihood: Number(s), consequence: Number(k), said: before },
        after: { likelihood: Number(s2), consequence: Number(k2), said: after },
        proof,
      },
    ];
  });
}

/** A risk as the assessment writes it: 1–4 low, 5–8 middle, 9–16 high. */
export function riskInWords({ likelihood, consequence }: Risk['before']): string {
  const risk = likelihood * consequence;
  const level = risk <= 4 ? 'lav' : risk <= 8 ? 'middel' : 'høj';
  return `${risk} ${level}`;
}
