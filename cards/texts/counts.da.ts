import type { YearColumn } from '../../services/status/tally.ts';
import { amount } from './amount.ts';

/** "<5" in a sentence. */
const inWords = (count: number | string) => (count === '<5' ? 'færre end 5' : count);
const cases = (count: number | string) => amount(inWords(count), 'sag', 'sager');
const schools = (count: number | string) => amount(count, 'skole', 'skoler');

/** Texts about counts across schools, and about their files. */
export const counts = {
  municipality: {
    summary: 'Her er overblikket for skolerne.',
    counting: (done: string, of: string) => `${done} af ${schools(of)} er opgjort …`,
    school: 'Skole',
    total: 'I alt',
    small: '<5',
    hidden: '–',
    needs: {
      without_plan: 'Uden plan',
      overdue: 'Plan, over frist',
      not_improving: 'Plan, uden fremgang',
      on_track: 'På vej',
    },
    short: {
      without_plan: 'Uden plan',
      overdue: 'Over frist',
      not_improving: 'Uden frem\u00adgang',
    },
    missing: {
      without_plan: (count: string) => `${cases(count)} mangler en plan.`,
      overdue: (count: string) => `${cases(count)} har en plan, men er over fristen.`,
      not_improving: (count: string) => `${cases(count)} har en plan, der endnu ikke hjælper.`,
    },
    silent: (names: string, _count: number) => `${names} har slet ikke meldt ind i dag.`,
    silentCount: (count: number) => `${schools(count)} har slet ikke meldt ind i dag.`,
    levels: 'Åbne sager efter niveau',
    caseStates: 'Åbne sager efter tilstand',
    note: 'Hver sag tælles kun ét sted, dér hvor det haster mest. Grupper på 1–4 vises som <5. »–« er et tal, der er skjult, så de små ikke kan regnes ud.',
    figures: 'Flere tal',
    bySchool: (count: string) => `Skole for skole (${count})`,
    back: 'Overblik',
  },

  yearReport: {
    summary: 'Her er årsrapporten om fravær.',
    heading: (title: string, year: string) => `Årsrapport ${year}: ${title}`,
    answer: (worrying: string, back: string) =>
      `${amount(inWords(worrying), 'elev', 'elever')} med bekymrende fravær, ${cases(back)} afsluttet med eleven tilbage i skole.`,
    unfinished: 'Skoleåret er ikke slut: tallene er foreløbige.',
    columns: {
      worrying: 'Bekymrende fravær',
      reduced_timetable: 'Reduceret skema',
      one_to_one: 'Enkeltmandsundervisning',
      sick_teaching: 'Sygeundervisning',
      back_in_school: 'Tilbage i skole',
      other_offer: 'Andet tilbud',
      moved: 'Skiftet skole',
      no_ground: 'Uden grundlag',
    } satisfies Readonly<Record<YearColumn, string>>,
    /** With the place where a narrow card may break it. */
    inCard: {
      one_to_one: 'Enkeltmands\u00adundervisning',
    },
    short: {
      worrying: 'Bek.',
      reduced_timetable: 'Red.',
      one_to_one: 'Enk.',
      sick_teaching: 'Syge',
    },
    legend:
      'Bek.: bekymrende fravær. Red.: reduceret skema. Enk.: enkeltmandsundervisning. Syge: sygeundervisning.',
    note: 'De fire første tal er elever, de øvrige er afsluttede sager.',
    smallNote:
      'Grupper på 1–4 vises som <5. »–« er et tal, der er skjult, så de små ikke kan regnes ud.',
  },

  file: {
    consent: (name: string) =>
      `Filen »${name}« er klar. Sig ja, så lægges den i din OneDrive. Ser du ingen knapper, så åbn chatten i Teams på en computer; tallene står også i overblikket.`,
    saved: (name: string, folder: string) => `Den hedder »${name}« og ligger i mappen ${folder}`,
    savedHere: 'Filen er gemt på denne computer',
    summary: 'En fil er klar til dig.',
    sentSummary: 'Filen ligger i din OneDrive.',
    link: (name: string, url: string) => `Filen ligger i din OneDrive: [${name}](${url})`,
  },

  exports: {
    statusFile: (title: string, on: string) => `Fravær ${title} ${on}`,
    reportFile: (title: string, year: string) => `Årsrapport om fravær ${title} ${year}`,
    statusTitle: (title: string, on: string) => `Overblik over fravær, ${title}, ${on}`,
    reportTitle: (title: string, year: string) => `Bekymrende fravær i skoleåret ${year}, ${title}`,
    columns: {
      pupil: 'Elev',
      class: 'Klasse',
      number: 'Sag',
      level: 'Niveau',
      duties: 'Lovpligtige opgaver',
      state: 'Tilstand',
      opened: 'Åbnet',
      plan: 'Plan siden',
      overdue: 'Trin over fristen',
      before: 'Fravær før, dage',
      beforeOf: 'af skoledage før',
      after: 'Fravær nu, dage',
      afterOf: 'af skoledage nu',
      change: 'Udvikling',
      waitsFor: 'Venter på',
      due: 'Frist',
      followUp: 'Næste opfølgning',
      meeting: 'Næste møde',
    },
    states: { proposed: 'ny, ikke behandlet', open: 'i gang', monitoring: 'under opfølgning' },
    changes: {
      better: 'bedre',
      same: 'uændret',
      worse: 'dårligere',
      too_early: 'for tidligt at se',
      unreported: 'for få dage meldt ind',
    },
    what: 'Hvad tallene viser',
    made: (on: string) => `Opgjort ${on} ud fra det, der er noteret i Nærvær.`,
    confidential:
      'Fortroligt: listen indeholder oplysninger om elever. Slet den, når den er brugt.',
    statusNotes: [
      'Uden plan: der er ikke skrevet en handleplan i sagen, siden den blev åbnet eller genåbnet.',
      'Plan, over frist: der er en plan, og mindst ét trin er over fristen.',
      'Plan, uden fremgang: der er en plan og intet over fristen, men fraværet er ikke faldet, siden planen blev lavet (de seneste højst 20 skoledage mod de 20 før; kun dage, hvor klassen har meldt ind, tæller med).',
      'På vej: de øvrige åbne sager, også dem, hvor det er for tidligt at se, eller hvor for få dage er meldt ind. Hver sag tæller i én kolonne.',
    ],
    reportNotes: [
      'Bekymrende fravær: elever med en åben sag, som på et tidspunkt i skoleåret stod på niveauet »bekymrende fravær« eller højere, efter kommunens regler i Nærvær. Niveauet læses af sagens forløb; elever, der kom ind i skoleåret med niveauet, tæller med.',
      'Reduceret skema, enkeltmandsundervisning og sygeundervisning: elever, hvor ordningen er noteret i en sag og gjaldt mindst én dag i skoleåret. En elev kan tælle i flere kolonner.',
      'De øvrige kolonner: sager, der blev afsluttet i skoleåret og ikke genåbnet i det, efter hvordan de blev afsluttet.',
      'Elever, der siden har skiftet skole, tæller med på den skole, hvor sagen var.',
      'Opgørelsen hviler på Nærvær. Det officielle fraværsregister føres i et andet system.',
    ],
    smallNote:
      'Grupper på 1–4 vises som <5. »–« er et tal på 5 eller derover, eller en sum, der er skjult, så de små tal ikke kan regnes ud.',
  },
};
