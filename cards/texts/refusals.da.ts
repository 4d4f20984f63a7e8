import type { RefusalCode } from '../../services/errors/codes.ts';
import { afterMeetingRefusals } from './afterMeeting.da.ts';
import { leavingRefusals } from './leavingRefusals.da.ts';
import { letterRefusals } from './letterRefusals.da.ts';
import { planRefusals } from './planRefusals.da.ts';

/** What went wrong in one line, and what to do next. */
export type RefusalText = { title: string; next: string };

/** The refusal's ids and numbers, for texts that use them. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

const limit = (details: RefusalDetails, key: string, unit: string) =>
  details[key] === undefined ? '' : ` (højst ${details[key]} ${unit})`;

type TextOf = (details: RefusalDetails) => RefusalText;

/** Every code a person can meet has a text; some texts have no code. */
type TextsByCode = Readonly<Record<RefusalCode | 'generic', TextOf> & Record<string, TextOf>>;

/** Refusals by code; `generic` covers a code without a text. */
export const refusals = {
  generic: () => ({
    title: 'Det kan ikke lade sig gøre lige nu',
    next: 'Prøv igen, eller spørg en kollega, der kender Nærvær.',
  }),
  not_allowed: () => ({
    title: 'Det har du ikke adgang til',
    next: 'Spørg skolelederen, hvis du mener, at du skal have adgang.',
  }),
  not_allowed_leading: () => ({
    title: 'Det har du ikke adgang til',
    next: 'Spørg kommunens fraværskoordinator, hvis du mener, at du skal have adgang.',
  }),
  not_whole_municipality: () => ({
    title: 'Kommunens samlede tal har du ikke adgang til',
    next: 'De vises kun for kommunens fraværskoordinator. Skriv »status« for at se din egen skole.',
  }),
  unknown_year: () => ({
    title: 'Det skoleår er ikke begyndt',
    next: 'Skriv det år, skoleåret begynder, for eksempel »årsrapport 2026«.',
  }),
  upload_refused: () => ({
    title: 'Filen kunne ikke gemmes',
    next: 'Intet er sendt. Prøv igen; sker det igen, så sig det til it-administratoren.',
  }),
  file_failed: () => ({
    title: 'Filen kom ikke frem',
    next: 'Hverken Teams eller OneDrive tog imod den. Hent den igen om lidt, helst i Teams på en computer. Tallene står i overblikket: skriv »status« eller »årsrapport«.',
  }),
  unknown_ruleset: ({ known = '' }: RefusalDetails) => ({
    title: 'De regler kender jeg ikke',
    next:
      known === ''
        ? 'Kommunen har ikke lagt andre regler ind, som kan prøves.'
        : `Skriv »prøv regler« og navnet. Jeg kender: ${known}.`,
  }),
  stale: () => ({
    title: 'Kortet var ikke opdateret',
    next: 'Noget er ændret siden, så intet blev gjort. Se, hvad der gælder nu, og tryk igen, hvis det stadig passer.',
  }),
  stale_alone: () => ({
    title: 'Kortet var ikke opdateret',
    next: 'Noget er ændret siden, så intet blev gjort. Skriv »mine opgaver« til mig for at se, hvad der gælder nu.',
  }),
  nothing_ticked: () => ({
    title: 'Ingen er valgt',
    next: 'Sæt kryds, eller tryk »Alle er mødt«.',
  }),
  reminded_today: () => ({
    title: 'Din kollega er allerede mindet om det i dag',
    next: 'Én påmindelse om dagen er nok. Haster det, så tag en snak med din kollega.',
  }),
  gone: () => ({
    title: 'Det findes ikke længere',
    next: 'Det er slettet eller afsluttet. Du behøver ikke gøre noget.',
  }),
  not_your_note: () => ({
    title: 'Noteringen er skrevet af en anden',
    next: 'Kun den, der skrev den, kan fortryde den. Du kan skrive en rettelse i stedet.',
  }),
  undo_too_late: () => ({
    title: 'Det er for sent at fortryde med knappen',
    next: 'Skriv en rettelse i stedet, for eksempel »slet Philip i går«.',
  }),
  case_closed: () => ({
    title: 'Sagen er afsluttet',
    next: 'Den kan læses, men ikke ændres.',
  }),
  step_already_decided: () => ({
    title: 'Der er allerede taget stilling til trinnet',
    next: 'Åbn sagen for at se, hvem der gjorde det og hvornår.',
  }),
  comment_required: () => ({
    title: 'Bemærkningen er tom',
    next: 'Skriv den kort, og tryk igen.',
  }),
  reason_required: () => ({
    title: 'Der mangler en begrundelse',
    next: 'Skriv kort hvorfor, og tryk igen.',
  }),
  assignee_unknown: () => ({
    title: 'Jeg kender ikke den, du valgte',
    next: 'Vælg en kollega på listen.',
  }),
  step_waits: ({ step, register }: RefusalDetails) => ({
    title: 'Et andet trin skal gøres først',
    next: [
      step === undefined ? 'Tryk »Alle trin« for at se hvilket.' : `Trin ${step} skal gøres først.`,
      ...(register === undefined
        ? []
        : [
            'Underretningen om fravær kan først markeres som sendt, når registret er tjekket. Er du bekymret nu, så underret nu; din pligt venter ikke.',
          ]),
    ].join(' '),
  }),
  date_unsuited: (details: RefusalDetails) => ({
    title: 'Den dato kan ikke bruges',
    next:
      details.most === undefined
        ? 'Vælg den dag, det skete. Den kan ikke ligge ude i fremtiden.'
        : `Vælg en kommende skoledag, højst ${details.most} skoledage frem.`,
  }),
  consent_until: (details: RefusalDetails) => ({
    title: 'Så længe kan samtykket ikke gælde',
    next: `Vælg en dag fra i dag og højst ${details.most ?? 12} måneder frem.`,
  }),
  outcome_required: () => ({
    title: 'Der mangler et par ord om, hvordan det gik',
    next: 'Skriv det kort, og tryk igen.',
  }),
  closing_reason_required: () => ({
    title: 'Fremmødet er ikke på plads endnu',
    next: 'Skriv kort, hvorfor sagen alligevel kan afsluttes som »tilbage i skole«, og tryk igen.',
  }),
  offer_required: () => ({
    title: 'Vælg, hvilket tilbud eleven går på',
    next: 'Er det ikke på listen, så vælg »Andet«.',
  }),
  duty_open: ({ steps }: RefusalDetails) => ({
    title:
      Number(steps) > 1
        ? 'Skolen har stadig lovpligtige opgaver i sagen'
        : 'Skolen har stadig en lovpligtig opgave i sagen',
    next: `Gør ${Number(steps) > 1 ? 'trinnene' : 'trinnet'} færdigt først. Har eleven skiftet skole, eller er sagen uden grundlag, så vælg det.`,
  }),
  other_case_open: () => ({
    title: 'Eleven har allerede en åben sag',
    next: 'Brug den sag i stedet. Denne kan stadig læses.',
  }),
  already_arranged: () => ({
    title: 'Ordningen er allerede noteret',
    next: 'Du behøver ikke gøre noget.',
  }),
  already_holds: () => ({
    title: 'Kollegaen er allerede tovholder',
    next: 'Vælg en anden kollega, hvis sagen skal have en ny tovholder.',
  }),
  choice_required: () => ({
    title: 'Der mangler et valg',
    next: 'Vælg på listen, og tryk igen.',
  }),
  not_arranged: () => ({
    title: 'Eleven har ikke den ordning lige nu',
    next: 'Der er ikke noget at afslutte.',
  }),
  set_back: () => ({
    title: 'Det er ikke gemt mere',
    next: 'Nærvær er gendannet fra en sikkerhedskopi, og det, kortet viser, kom til derefter. Gælder det stadig, så skriv det igen.',
  }),
  forged: () => ({
    title: 'Knappen kan ikke bruges',
    next: 'Kortet er ændret undervejs eller kommer et andet sted fra, så intet blev gjort. Åbn sagen igen fra dit overblik.',
  }),
  basis_required: () => ({
    title: 'Personen er ikke med i sagen endnu',
    next: 'Inddrag først personen under »Mere …« → »Personer«, og angiv grundlaget. Så kan trinnet gives videre.',
  }),
  basis_unsuited: () => ({
    title: 'Det grundlag passer ikke til personen',
    next: 'SSP kan kun inddrages for at forebygge kriminalitet; andre med samtykke, anonymt eller ved underretningspligt. SSD-samarbejde er for skolesocialrådgiver og sundhedsplejerske.',
  }),
  already_involved: () => ({
    title: 'Personen er allerede med i sagen',
    next: 'Du behøver ikke gøre noget.',
  }),
  meeting_not_organiser: () => ({
    title: 'Kun den, der indkalder, kan gøre det',
    next: 'Bed den, der indkalder til mødet, om at booke eller aflyse.',
  }),
  meeting_time_passed: () => ({
    title: 'Tidspunktet er passeret',
    next: 'Vælg en senere tid, eller foreslå et nyt møde fra sagen.',
  }),
  meeting_over: () => ({
    title: 'Mødet er slut eller aflyst',
    next: 'Foreslå et nyt møde fra sagen.',
  }),
  meeting_already_booked: () => ({
    title: 'Mødet er allerede booket',
    next: 'Tiden står i kalenderen. Aflys først, hvis den skal flyttes.',
  }),
  no_access_pupil: () => ({
    title: 'Den elev kan jeg ikke vise dig',
    next: 'Du kan se elever i dine egne klasser. Spørg klasselæreren eller ledelsen.',
  }),
  unknown_pupil: () => ({
    title: 'Jeg kan ikke finde eleven',
    next: 'Skriv fornavn, efternavn og klasse, som de står i elevlisten.',
  }),
  cpr: () => ({
    title: 'Det, du skrev, så ud til at indeholde et cpr-nummer',
    next: 'Det er ikke gemt. Står det i chatten, så slet det gerne dér, og skriv navn og klasse i stedet.',
  }),
  /** The same of a form, in which no names belong. */
  cpr_form: () => ({
    title: 'Det, du skrev, så ud til at indeholde et cpr-nummer',
    next: 'Det er ikke gemt. Skriv det uden cpr-nummer, og tryk igen.',
  }),
  no_school_days: ({ most }: RefusalDetails) => ({
    title: 'De dage kan ikke bruges',
    next: `Vælg mindst én skoledag${most === undefined ? '' : `, og højst ${most} skoledage`}.`,
  }),
  calendar_not_planned: ({ schoolYear = '' }: RefusalDetails) => ({
    title: 'Den dag er ikke i skolekalenderen',
    next: `Skoleåret ${schoolYear} er ikke lagt ind, så intet er noteret. Sig det til it-administratoren, og skriv igen, når det er gjort.`,
  }),
  too_long: (details: RefusalDetails) => ({
    title: `Beskeden er for lang${limit(details, 'limit', 'tegn')}`,
    next: 'Del den i flere korte beskeder, gerne én klasse ad gangen.',
  }),
  team_not_linked: () => ({
    title: 'Teamet er ikke knyttet til en skole',
    next: 'En leder kan vælge skolen på kortet i teamet.',
  }),
  not_understood: () => ({
    title: 'Det forstod jeg ikke',
    next: 'Skriv hvem, hvad og hvornår, for eksempel »Philip syg i dag«.',
  }),
  unknown_school: () => ({
    title: 'Jeg kender ikke skolen',
    next: 'Spørg it-administratoren, om skolens elevliste er hentet ind.',
  }),
  unknown_person: () => ({
    title: 'Jeg kan ikke finde dig blandt personalet',
    next: 'Spørg skolens it-administrator, om din bruger er tilknyttet.',
  }),
  who_unsure: () => ({
    title: 'Jeg kan ikke se, hvem du er, lige nu',
    next: 'Teams svarer mig ikke. Intet er ændret. Prøv igen om lidt.',
  }),
  team_by_stranger: () => ({
    title: 'Jeg kender ikke den, der tilføjede mig',
    next: 'Bed en fra skolens personale om at fjerne mig og tilføje mig igen.',
  }),
  wrong_tenant: () => ({
    title: 'Nærvær er ikke sat op for din organisation',
    next: 'Skriv fra den konto, du bruger på skolen.',
  }),
  too_many: (details: RefusalDetails) => ({
    title: `Det er for mange på én gang${limit(details, 'limit', 'ad gangen')}`,
    next: 'Del det op, og send det i flere beskeder.',
  }),
  too_fast: () => ({
    title: 'Jeg kan ikke følge med',
    next: 'Dine beskeder kom så hurtigt, at jeg ikke fik de sidste med. Vent et øjeblik, og prøv igen.',
  }),
  answered_privately: () => ({
    title: 'Jeg svarer dig privat',
    next: 'Oplysninger om elever viser jeg kun i vores egen chat.',
  }),
  question_lapsed: () => ({
    title: 'Spørgsmålet er lukket',
    next: 'Intet er noteret. Skriv igen, hvis det stadig gælder.',
  }),
  storing_waits: () => ({
    title: 'Jeg kan ikke gemme lige nu',
    next: 'Din besked venter hos mig, og jeg gemmer den, så snart jeg kan. Så får du svar. Hører du intet inden for en time, så skriv den igen.',
  }),
  cannot_store: () => ({
    title: 'Jeg kan ikke gemme lige nu',
    next: 'Intet er ændret. Prøv igen om lidt, eller giv it-administratoren besked.',
  }),
  outside_waiting: () => ({
    title: 'Kalenderen svarer ikke lige nu',
    next: 'Jeg prøver igen af mig selv. Du behøver ikke gøre noget.',
  }),
  ...leavingRefusals,
  ...planRefusals,
  ...afterMeetingRefusals,
  ...letterRefusals,
} satisfies TextsByCode;
