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
              'Om elever: navn, klasse og klassetrin fra elevlisten; hos to med samme navn i en klasse også mellemnavn, fødselsdag og -måned; fravær med dato, art og omfang, og hvem der noterede det; kendte årsager, kontakt med hjemmet og samtaler med eleven; og hvilke elever der er søskende.',
              'Om sager: hvilken grænse der er nået, trin, korte bemærkninger, møder og aftaler, afdækningen (lukkede svar om, hvad fraværet gør for eleven, hvad der fylder i skolen og derhjemme, og om sundhedsvæsenet kender til fraværet; en linje fra eleven og en fra forældrene), planen, særlige ordninger, at et udkast til et brev er lavet, og hvem der er inddraget.',
              'Om medarbejdere: navn, stilling, rolle, e-mail, hvor de nås i Teams, og hvad de har set og gjort.',
            ],
          },
          'Sygdom er en fraværsart. Den og det, at sundhedsvæsenet kender til fraværet, behandles som helbredsoplysninger.',
          'Ordene i en besked gemmes ikke i Nærvær, kun det, de betød; selve beskeden ligger i Teams, så længe kommunen har bestemt. Det, der skrives i felterne i en sag, gemmes. Cpr-numre afvises; diagnoser og familieforhold skal ikke skrives.',
          'Oplysningerne kommer fra medarbejderne, fra skolens elev- og personalelister og fra skolens fraværsregister, hvis det læses ind.',
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
          'Kun medarbejdere på skolens personaleliste, og kun de elever, deres rolle giver adgang til. Fagfolk uden for skolen ser en sag på et grundlag, der gemmes med den, for eksempel forældrenes samtykke.',
          'Det noteres, hvem der så eller ændrede hvad, og hvornår.',
          'Microsoft (Teams og Outlook), og den, der eventuelt driver Nærvær for kommunen, behandler oplysningerne på kommunens vegne.',
        ],
      },
      {
        heading: 'Hvor længe',
        blocks: [
          {
            list: [
              `Fravær: ${period.months(retention.absence.monthsAfterSchoolYear)} efter skoleårets slutning, dog længere, hvis reglerne eller en åben sag bygger på det.`,
              `Sager: ${period.years(retention.cases.years)} efter afslutningen.`,
              `Hvem der så og gjorde hvad: ${period.years(retention.audit.years)}.`,
              `Hvor en fratrådt medarbejder blev nået i Teams: ${period.days(retention.people.days)} efter den seneste aktivitet.`,
            ],
          },
        ],
      },
      {
        heading: 'Dine rettigheder',
        blocks: [
          'Elever, forældre og medarbejdere kan bede om indsigt, berigtigelse, sletning og begrænsning og gøre indsigelse. Spørg skolen eller:',
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
          'Medarbejdere på skolens personaleliste i deres daglige arbejde. Andre får intet at se.',
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
              'Skriv kun om fravær og det, opfølgningen kræver: ingen cpr-numre, diagnoser eller familieforhold.',
              'Slå kun de elever op, du har brug for i dit arbejde. Hvert opslag noteres.',
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
    lead: `${municipality} står for hjælpen.`,
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
          'Skrev Nærvær, at noget gik galt, så opgiv nummeret fra beskeden, og hvornår det skete. Skriv ikke elevers navne i henvendelsen; nummeret er nok.',
          'Kender Nærvær dig ikke, står du ikke på skolens personaleliste, eller din stilling giver ikke adgang: spørg skolens it-administrator.',
        ],
      },
      {
        heading: 'Personoplysninger og sikkerhed',
        blocks: [
          'Har nogen set noget, de ikke måtte se, så sig det straks:',
          { contact: 'Databeskyttelsesrådgiver', at: dataProtection },
        ],
      },
    ],
  };
}
