import type { PageTexts } from './page.ts';
import type { PageFacts } from './pageFacts.ts';
import { wordsFor } from './periods.ts';

const period = wordsFor('da');

/** Danish words of the pages; what they claim is what docs/privacy.md claims. */
export const da: PageTexts = {
  names: { privacy: 'Privatliv', terms: 'Vilkår', support: 'Hjælp' },
  navigation: 'Sider',
  otherLanguage: 'In English',
  toContent: 'Gå til indholdet',
  pages: { privacy, terms, support },
};

function privacy({ municipality, dataProtection, retention }: PageFacts) {
  return {
    title: 'Privatliv i Nærvær',
    lead: `Nærvær hjælper skolens medarbejdere med at se bekymrende fravær tidligt. ${municipality} er dataansvarlig.`,
    sections: [
      {
        heading: 'Hvad gemmes',
        blocks: [
          {
            list: [
              'Om elever: navn, klasse og klassetrin fra elevlisten, fravær med dato, art og omfang, og hvem der noterede det.',
              'Om sager: hvilken regel der er nået, trin, korte kommentarer, møder og planen.',
              'Om medarbejdere: navn, titel, rolle, e-mail, hvor de nås i Teams, og hvad de har set og gjort.',
            ],
          },
          'Sygdom er en fraværsart og behandles som en helbredsoplysning.',
          'Ordene i en besked gemmes ikke, kun det, de betød. CPR-numre og diagnoser skal ikke skrives; et CPR-nummer afvises.',
        ],
      },
      {
        heading: 'Hvorfor og på hvilket grundlag',
        blocks: [
          'For at følge op på bekymrende fravær efter folkeskoleloven og reglerne om elevers fravær. Grundlaget er en opgave i offentlig myndighedsudøvelse (databeskyttelsesforordningen artikel 6, stk. 1, litra e) og for sygdom artikel 9 og databeskyttelseslovens § 7.',
          'Nærvær tæller og anbefaler. Ingen afgørelse træffes automatisk; det er altid et menneske, der beslutter.',
        ],
      },
      {
        heading: 'Hvem ser det',
        blocks: [
          'Kun medarbejdere, som skolens elevliste kender, og kun de elever, deres rolle giver ret til. Fagfolk uden for skolen ser en sag på et grundlag, der gemmes med den, som for eksempel forældrenes samtykke.',
          'Hvem der så eller ændrede hvad og hvornår, skrives ned.',
        ],
      },
      {
        heading: 'Hvor længe',
        blocks: [
          {
            list: [
              `Fravær: ${period.months(retention.absence.monthsAfterSchoolYear)} efter skoleårets slutning; dog så længe reglerne eller en åben sag bygger på det.`,
              `Sager: ${period.years(retention.cases.years)} efter, at de er afsluttet.`,
              `Hvem der så og gjorde hvad: ${period.years(retention.audit.years)}.`,
              `Hvor en medarbejder, der er rejst, blev nået i Teams: ${period.days(retention.people.days)}.`,
            ],
          },
        ],
      },
      {
        heading: 'Dine rettigheder',
        blocks: [
          'Elever, forældre og medarbejdere kan bede om indsigt, rettelse og sletning. Spørg skolen eller:',
          { contact: 'Databeskyttelsesrådgiver', at: dataProtection },
          'Du kan klage til Datatilsynet (datatilsynet.dk).',
        ],
      },
      {
        heading: 'Denne side',
        blocks: ['Siden sætter ingen cookies og henter intet andre steder fra.'],
      },
    ],
  };
}

function terms({ municipality, support: at }: PageFacts) {
  return {
    title: 'Vilkår for Nærvær',
    lead: `Nærvær drives af ${municipality} for medarbejdere på kommunens skoler.`,
    sections: [
      {
        heading: 'Hvem der må bruge det',
        blocks: [
          'Medarbejdere, som skolens elevliste kender, i det daglige arbejde. Andre får intet at se.',
        ],
      },
      {
        heading: 'Hvad du kan regne med',
        blocks: [
          {
            list: [
              'Nærvær er et hjælpemiddel. Det officielle fraværsregister og sagssystemet føres, som I plejer.',
              'Nærvær anbefaler efter de regler, kommunen har valgt. Du beslutter, og du har ansvaret for det, du beslutter.',
              'Tal og frister kan kun være så rigtige som det, der er noteret.',
            ],
          },
        ],
      },
      {
        heading: 'Hvad vi beder dig om',
        blocks: [
          {
            list: [
              'Skriv fravær og det nødvendige om opfølgningen; ingen CPR-numre, diagnoser eller familieforhold.',
              'Slå kun elever op, som du har brug for i dit arbejde. Opslag skrives ned.',
              'Ret en fejl, så snart du ser den: skriv »fortryd« eller »ret: …«.',
            ],
          },
        ],
      },
      {
        heading: 'Programmet',
        blocks: [
          'Nærvær er fri software under MIT-licensen og stilles til rådighed uden garanti fra dem, der har skrevet det. Kommunen står for driften.',
          { contact: 'Spørgsmål', at },
        ],
      },
    ],
  };
}

function support({ municipality, support: at, dataProtection }: PageFacts) {
  return {
    title: 'Hjælp til Nærvær',
    lead: `Hjælpen gives af ${municipality}.`,
    sections: [
      {
        heading: 'I chatten',
        blocks: [
          'Skriv »hjælp« til Nærvær i Teams. Du får vist, hvad du kan skrive, med eksempler til din rolle.',
          'Skriv »fortryd« for at tage din seneste notering tilbage.',
        ],
      },
      {
        heading: 'Når noget ikke virker',
        blocks: [
          { contact: 'Support', at },
          'Sagde Nærvær, at noget gik galt, så opgiv nummeret fra beskeden og hvornår det skete. Skriv ikke elevers navne i henvendelsen; nummeret er nok.',
          'Kender Nærvær dig ikke, mangler du på skolens elevliste eller har en titel uden ret: spørg skolens kontor.',
        ],
      },
      {
        heading: 'Personoplysninger og sikkerhed',
        blocks: [
          'Er der set noget, som den pågældende ikke måtte se, så sig det straks:',
          { contact: 'Databeskyttelsesrådgiver', at: dataProtection },
        ],
      },
    ],
  };
}
