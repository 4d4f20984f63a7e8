import type { Category } from '../../services/absence/mark.ts';
import type { LeavingState } from '../../services/cases/leavingItem.ts';
import type { When } from '../../services/status/awayView.ts';
import type { CaseList } from '../../services/status/views.ts';
import { amount } from './amount.ts';

const pupils = (count: number | string) => amount(count, 'elev', 'elever');
const cases = (count: number | string) => amount(count, 'sag', 'sager');
const classes = (count: number | string) => amount(count, 'klasse', 'klasser');

/** "er", "var", and of a day to come "er noteret". */
const is = { past: 'var', today: 'er', ahead: 'er noteret' } as const;
const today = (when: When) => (when === 'today' ? ' i dag' : '');

/** Texts of what is asked for: who is away, a status, a pupil, rules tried out. */
export const overviews = {
  away: {
    summary: 'Her er det noterede fravær.',
    heading: (title: string, when: When) =>
      when === 'today' ? `Væk i dag: ${title}` : `Noteret fravær: ${title}`,
    answer: (count: number, when: When, who: string) =>
      `${count} ${is[when]} væk${today(when)}: ${who}.`,
    nobody: (when: When) => `Ingen er noteret væk ${when === 'today' ? 'i dag' : 'den dag'}.`,
    closed: (when: When): string =>
      when === 'today' ? 'I dag er ikke en skoledag.' : 'Den dag er ikke en skoledag.',
    unexplained: (name: string) => `${name} (årsag ikke oplyst)`,
    reasons: {
      illness: (count: string) => `${count} ${count === '1' ? 'syg' : 'syge'}`,
      leave: (count: string) => `${count} har fri`,
      unlawful: (count: string) => `${count} ulovligt fraværende`,
      unexplained: (count: string) => `${count} uden oplyst årsag`,
      late: (count: string) => `${count} for sent`,
      left_early: (count: string) => `${count} gik før tid`,
    } satisfies Readonly<Record<Category, (count: string) => string>>,
    part: (count: number, when: When) => `${count} ${is[when]} væk en del af dagen`,
    late: (count: number, when: When) =>
      when === 'ahead' ? `${count} kommer senere` : `${count} kom for sent`,
    others: (list: string) => `${list}.`,
    lists: { away: 'Væk', part: 'Væk en del af dagen', late: 'Kom for sent' },
    lateAhead: 'Kommer senere',
    line: (pupil: string, classTitle: string, what: string) =>
      `${pupil}, ${classTitle}${what && `: ${what}`}`,
    since: (date: string) => ` (siden ${date})`,
    note: 'Sådan er det noteret lige nu. Mangler nogen på listen, så skriv det bare.',
  },

  status: {
    summary: 'Her er overblikket over fravær.',
    heading: (title: string) => `Overblik: ${title}`,
    meta: (date: string, count: string) => `${date} · ${pupils(count)}`,
    openCount: (count: string) => amount(count, 'åben sag', 'åbne sager'),
    answer: (open: string, parts: string) => `${open}: ${parts}.`,
    calm: (open: string) => `${open}. Alle har en plan, og intet er over fristen.`,
    parts: {
      overdue: (count: string) => `${count} over fristen`,
      without_plan: (count: string) => `${count} uden plan`,
      not_improving: (count: string) => `${count} uden fremgang`,
    },
    today: (list: string) => `I dag: ${list}.`,
    awayToday: (count: number) => `${count} væk`,
    partToday: (count: number) => `${count} væk en del af dagen`,
    lateToday: (count: number) => `${count} kom for sent`,
    nobodyAway: 'Ingen er noteret væk i dag.',
    nobodyKnown: 'Ingen er noteret væk i dag, så det vides ikke, om nogen er væk.',
    nobodyYet: 'Ingen er noteret væk i dag, men ikke alle klasser har meldt ind.',
    needsYou: 'Det her kræver dig',
    nothingNeedsYou: 'Intet venter på dig lige nu.',
    silentCount: (count: number) => `${classes(count)} har ikke meldt ind i dag`,
    allSilent: 'Ingen klasser har meldt ind i dag endnu.',
    named: (sentence: string, names: string) => `${sentence}: ${names}.`,
    unnamed: (sentence: string) => `${sentence}.`,
    listed: {
      all: (count: number) => amount(count, 'åben sag', 'åbne sager'),
      without_plan: (count: number) => `${cases(count)} mangler en plan`,
      overdue: (count: number) => `${cases(count)} er over fristen`,
      not_improving: (count: number) => `${cases(count)} er uden fremgang`,
      escalated: (count: number) => `${cases(count)} over fristen venter nu på dig`,
      left: (count: number) => `${pupils(count)} er ikke længere på elevlisten`,
      no_holder: (count: number) => `${cases(count)} mangler en tovholder`,
      to_close: (count: number) => `${cases(count)} foreslås afsluttet`,
      arrangement_over: (count: number) => `${cases(count)} har en udløbet særlig ordning`,
    } satisfies Readonly<Record<CaseList, (count: number) => string>>,
    noneListed: {
      all: 'Der er ingen åbne sager.',
      without_plan: 'Alle sager har en plan.',
      overdue: 'Intet er over fristen.',
      not_improving: 'Ingen sager er uden fremgang.',
      escalated: 'Ingen sager over fristen venter på dig.',
      left: 'Alle elever med en åben sag står på elevlisten.',
      no_holder: 'Alle sager har en tovholder.',
      to_close: 'Ingen sager foreslås afsluttet.',
      arrangement_over: 'Ingen særlige ordninger er udløbet.',
    } satisfies Readonly<Record<CaseList, string>>,
    only: {
      all: 'Alle sager',
      without_plan: 'Uden plan',
      overdue: 'Over fristen',
      not_improving: 'Uden fremgang',
      escalated: 'Venter på dig',
      left: 'Ude af elevlisten',
      no_holder: 'Uden tovholder',
      to_close: 'Kan afsluttes',
      arrangement_over: 'Ordning udløbet',
    } satisfies Readonly<Record<CaseList, string>>,
    left: {
      undecided: (date: string) => `Ude af elevlisten siden ${date}: afgør, hvad der skal ske`,
      wrong: (date: string) => `Ude af elevlisten; meldt som fejl ${date}`,
      refused: (date: string) => `Ude af elevlisten; overlevering afvist ${date}`,
      unanswered: (date: string) => `Ude af elevlisten; tilbudt en anden skole ${date}`,
    } satisfies Readonly<Record<LeavingState, (date: string) => string>>,
    leftOver: (told: string, days: string) => `${told}, ${days} over fristen`,
    button: (title: string, count: string) => `${title} (${count})`,
    whoIsAway: 'Hvem er væk',
    back: 'Overblik',
    more: 'Mere …',
    plan: (date: string) => `Plan siden ${date}`,
    duties: (count: number) => amount(count, 'lovpligtig opgave', 'lovpligtige opgaver'),
    noPlan: 'Ingen plan endnu',
    waits: {
      approve: (who: string, date: string) => `Venter på godkendelse fra ${who}, frist ${date}`,
      do: (who: string, date: string) => `Venter på ${who}, frist ${date}`,
      judge: (who: string, date: string) => `Opfølgning hos ${who}, frist ${date}`,
    },
    late: {
      approve: (who: string, date: string) => `Over fristen siden ${date}: ${who} skal godkende`,
      do: (who: string, date: string) => `Over fristen siden ${date}: venter på ${who}`,
      judge: (who: string, date: string) => `Over fristen siden ${date}: opfølgning hos ${who}`,
    },
    overdueSteps: (count: number) => `${count} trin over fristen`,
    noHolder: 'Ingen tovholder',
    toClose: 'Foreslås afsluttet',
    nextFollowUp: (when: string) => `Opfølgning ${when}`,
    nextMeeting: (when: string) => `Møde ${when}`,
    open: 'Åbn sag',
    openTooltip: (number: string) => `Åbn sag ${number}`,
    week: 'Uge',
    rows: {
      absentDays: 'Fraværs\u00addage',
      reported: 'Meldt ind, %',
      worrying: 'Bekym\u00adrende fravær',
    },
    running: (week: string) => `${week} (til nu)`,
    newCases: (weeks: string, list: string) => `Nye sager, uge ${weeks}: ${list}.`,
    unknown: '–',
    levels: 'Niveau',
    delays: 'Fra nået grænse (median)',
    toContact: (days: string, of: number) => `kontakt efter ${days} (${cases(of)})`,
    toMeeting: (days: string, of: number) => `møde efter ${days} (${cases(of)})`,
    closed: 'Afsluttet i skoleåret',
    closedOf: (count: string, outcome: string) => `${count} ${outcome}`,
    excel: 'Hent som Excel',
    word: 'Hent som Word',
  },

  pupil: {
    summary: 'Her er overblikket over en elevs fravær.',
    heading: (pupil: string, classTitle: string) => `${pupil}, ${classTitle}`,
    meta: (date: string) => `Noteret fravær til og med ${date}`,
    today: {
      yes: (what: string, by: string | undefined) =>
        `Noteret i dag${by === undefined ? '' : ` af ${by}`}: ${what}.`,
      no: 'Der er ikke noteret fravær i dag.',
      since: (date: string, schoolDays: string) => ` Siden ${date} (${schoolDays}).`,
    },
    answer: {
      today: 'i dag',
      on: (dates: string) => dates,
      found: (what: string, dates: string) => `${what} ${dates}`,
      yes: (found: string, by: string | undefined) =>
        `Ja. Noteret${by === undefined ? '' : ` af ${by}`}: ${found}.`,
      no: (when: string) => `Nej. Der er ikke noteret fravær ${when}.`,
      notAs: (asked: string, when: string) =>
        `Nej, ikke noteret ${asked}. Der er ikke noteret fravær ${when}.`,
      other: (asked: string, when: string, found: string, by: string | undefined) =>
        `Nej, ikke ${asked} ${when}. Noteret${by === undefined ? '' : ` af ${by}`}: ${found}.`,
    },
    level: (level: string) => `Niveau: ${level}`,
    noLevel: 'Ingen grænse er nået.',
    window: 'Periode',
    total: 'Fravær',
    of: 'Heraf',
    windows: {
      quarter: 'Hele kvartalet',
      last20: '20 skoledage',
      last60: '60 skoledage',
      last200: '200 skoledage',
    },
    ofDays: (total: string, schoolDays: string, percent: string) =>
      `${total} af ${schoolDays} (${percent})`,
    part: {
      illness: (count: string) => `syg ${count}`,
      leave: (count: string) => `fri ${count}`,
      unlawful: (count: string) => `ulovligt ${count}`,
      unexplained: (count: string) => `årsag ikke oplyst ${count}`,
      late: (count: string) => `for sent ${amount(count, 'gang', 'gange')}`,
      left_early: (count: string) => `gik før tid ${amount(count, 'gang', 'gange')}`,
    } satisfies Readonly<Record<Category, (count: string) => string>>,
    nothing: 'intet noteret',
    why: 'Grænser, der er nået',
    allRules: (count: number) => `Vis ${amount(count, 'grænse', 'grænser')}, der er nået`,
    moreRules: (count: number) => `Vis ${amount(count, 'grænse', 'grænser')} mere`,
    note: 'Noteringer i Nærvær er en hjælp. Det officielle fraværsregister gælder.',
    refresh: 'Opdater',
    openCase: (number: string) => `Åbn sag ${number}`,
  },

  dryRun: {
    summary: 'Prøvekørsel af regler.',
    heading: 'Prøvekørsel af regler',
    running: 'Jeg regner på de seneste 200 skoledage. Svaret kommer her om lidt.',
    measured: (pupilCount: string, classCount: string, days: string) =>
      `${pupils(pupilCount)} i ${classes(classCount)}, ${days}`,
    level: 'Niveau eller opgave',
    pupils: 'Elever',
    alarms: 'Gange',
    value: (tried: string, now: string) => `${tried} (${now})`,
    now: 'I parentes: med de nuværende regler.',
    nothing: 'Reglerne ville ikke have fundet nogen.',
    perWeek: (wanted: string, now: string) =>
      `Nye beskeder pr. klasse og uge: ${wanted} (med de nuværende regler ${now}).`,
    overBudget:
      'Det er mere, end en skole normalt kan nå at følge op på. Overvej en højere grænse.',
    foot: 'Intet er ændret. Reglerne gælder først, når kommunen slår dem til.',
  },
};
