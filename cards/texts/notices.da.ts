import { grave } from './grave.da.ts';
import type { RefusalText } from './refusals.da.ts';
import { explanations, replies, talk } from './talk.da.ts';

/** Bot notices that are not refusals. */
export const notices = {
  concern: {
    title: 'Tak, fordi du siger det',
    next: 'En bekymring er nok i sig selv; fraværet behøver ikke at have nået en grænse. Skriv elevens navn, så åbner jeg en sag. Jeg har ikke gemt, hvad du skrev.',
  },
  concern_noted: {
    title: 'Tak, fordi du siger det',
    next: 'Klasselæreren og ledelsen ser på det sammen. Hvad du skrev, er ikke gemt.',
  },
  file_declined: {
    title: 'Filen er ikke gemt',
    next: 'Tallene står i overblikket: skriv »status« eller »årsrapport«. Der kan du også hente filen senere.',
  },
  letter_declined: {
    title: 'Udkastet er ikke gemt',
    next: 'Det kan laves igen, når du vil: åbn sagen, »Plan og hjælp«, »Breve«.',
  },
  all_present: {
    title: 'Dejligt – alle er mødt',
    next: 'Der er ikke noteret fravær ud fra din besked.',
  },
  who_is_missing: {
    title: 'Hvem mangler?',
    next: 'Jeg har ikke noteret noget endnu. Skriv, hvem der mangler, for eksempel »Sofie syg« eller »alle er mødt undtagen Sofie«. Mangler ingen, så skriv »alle er mødt« med klassen.',
  },
  all_here_ahead: {
    title: 'Det noterer jeg først på dagen',
    next: 'At alle er mødt, kan først noteres, når dagen er kommet. Skriv det igen den morgen, så er klassen meldt ind.',
  },
  all_here_when: {
    title: 'Hvilken dag var alle mødt?',
    next: 'Jeg har ikke noteret noget endnu. Skriv det med én skoledag, for eksempel »alle var mødt i 7.b i går«.',
  },
  not_absence: {
    title: 'Det tæller ikke som fravær',
    next: 'Jeg har ikke noteret noget. Mangler der alligevel nogen, så skriv navn og årsag, for eksempel »Sofie syg« eller »Sofie ulovligt fravær«.',
  },
  which_pupil_wrong: {
    title: 'Hvem er noteret forkert?',
    next: 'Din sidste notering gælder flere elever, eller flere hedder det navn. Intet er ændret. Skriv begge navne, for eksempel »det var Philip Sandager, ikke Loke«.',
  },
  which_question: {
    title: 'Dit svar passer til flere spørgsmål',
    next: 'Jeg vil ikke gætte. Vælg svaret på det kort herunder, som du mener. Intet er noteret endnu.',
  },
  this_question: {
    title: 'Er det dette, du svarer på?',
    next: 'Der er skrevet andet siden, så jeg vil ikke gætte. Svar på kortet herunder. Intet af det er noteret endnu.',
  },
  asked_again: {
    title: 'Det svar forstod jeg ikke helt',
    next: 'Jeg vil ikke gætte. Svar på kortet herunder, eller skriv »glem det«. Intet af det er noteret endnu.',
  },
  one_day: {
    title: 'Én dag ad gangen',
    next: 'Jeg kan vise, hvem der var væk på én dag. Skriv for eksempel »hvem var væk i går«.',
  },
  nothing_to_forget: {
    title: 'Der er ikke noget at glemme',
    next: 'Jeg venter ikke på svar fra dig. Vil du fortryde din seneste notering, så skriv »fortryd«.',
  },
  no_last_note: {
    title: 'Du har ikke noteret noget i dag',
    next: 'Skriv »er Aksel noteret syg?« for at se, hvad der står om en elev, eller »hvem er væk i dag«.',
  },
  nothing_to_undo: {
    title: 'Der er ikke noget at fortryde',
    next: 'Du har ingen notering fra i dag, der kan fortrydes. Er en ældre notering forkert, så skriv for eksempel »ret: Aksel var i skole i går«.',
  },
  what_is_wrong: {
    title: 'Hvad er forkert?',
    next: 'Herunder er det, du noterede sidst. Det står stadig. Tryk »Fortryd« eller »Ret …«, eller skriv det rigtige, for eksempel »det var Philip, ikke Loke«.',
  },
  not_noted_so: {
    title: 'Sådan er det ikke noteret',
    next: 'Det, du har noteret i dag, står stadig, og jeg har ikke ændret noget. Skriv elevens navn og det rigtige, for eksempel »ret: Aksel kom for sent«.',
  },
  nothing_stands: {
    title: 'Der er ikke noget at slette',
    next: 'Der står ikke noget fravær på den dag, så jeg har ikke ændret noget. Gælder det en anden dag, så skriv navn og dato.',
  },
  late_stands: {
    title: 'Godt at høre',
    next: 'Der er ikke noteret en hel dags fravær, som skal slettes. At eleven kom for sent eller gik tidligt, står stadig. Passer det ikke, så skriv for eksempel »Aksel kom til tiden«.',
  },
  nothing_noted: {
    title: 'Godt at høre',
    next: 'Der er ikke noteret fravær, som skal slettes. Du behøver ikke gøre mere.',
  },
  receipt_late: {
    title: 'En kvittering kom ikke frem',
    next: 'Svaret på din besked kunne ikke sendes, da du skrev. Noteringen er gemt, og kvitteringen står nu her i chatten.',
  },
  answer_late: {
    title: 'Et svar kom ikke frem',
    next: 'Svaret på din besked kunne ikke sendes, da du skrev. Det står nu her i chatten.',
  },
  card_too_large: {
    title: 'Kortet er for stort til Teams',
    next: 'Intet er gået tabt. Skriv »status« for overblikket, eller spørg om én klasse ad gangen, for eksempel »status 7.b«. Fejlen er meldt til it-administratoren.',
  },
  team_linked: {
    title: 'Teamet er knyttet til skolen',
    next: 'Sager, som teamet skal handle på, bliver vist her.',
  },
  reason_known: {
    title: 'Årsagen er allerede noteret',
    next: 'Fraværet er noteret med en årsag, så jeg har ikke ændret noget. Er eleven kommet, så skriv for eksempel »Luna er mødt«; er årsagen en anden, »ret: Luna ulovligt«.',
  },
  only_quote: {
    title: 'Jeg læser kun dine egne ord',
    next: 'Din besked var et citat eller en videresendt besked, så intet er noteret. Skriv selv, hvem det gælder, for eksempel »Philip syg i dag«.',
  },
  only_link: {
    title: 'Et link kan jeg ikke åbne',
    next: 'Intet er noteret. Skriv med dine egne ord, hvem det gælder, hvad og hvornår, for eksempel »Philip syg i dag«.',
  },
  nothing_written: {
    title: 'Hej, jeg er her',
    next: 'Der stod ikke noget i beskeden. Skriv, hvem der mangler, for eksempel »Philip syg i dag«, eller »hjælp« for at se, hvad jeg kan.',
  },
  only_struck: {
    title: 'Alt i beskeden er streget over',
    next: 'Det, der er streget over, tæller ikke, så intet er noteret. Skriv, hvad der gælder, for eksempel »Philip syg i dag«.',
  },
  only_attachment: {
    title: 'Jeg kan kun læse tekst',
    next: 'Billeder, lyd og filer åbner jeg ikke, så intet er noteret. Skriv det i stedet, for eksempel »Philip syg i dag«.',
  },
  edit_too_old: {
    title: 'Den besked er for gammel til at rette',
    next: 'Jeg kan ikke længere se, hvad der blev noteret ud fra den, så intet er ændret. Skriv en ny besked med dato, for eksempel »ret: Philip syg 3/11«.',
  },
  deleted_stands: {
    title: 'Det, du skrev, gælder stadig',
    next: 'Du slettede din besked, men en åben sag bygger på den, så intet er ændret. Skal noteringen slettes, så tryk »Fortryd« på kvitteringen, eller skriv for eksempel »slet Philip i går«.',
  },
  presence_taken_back: {
    title: 'Det er taget tilbage',
    next: 'Der står ikke længere, at alle i klassen er mødt. Er nogle væk, så skriv navn og årsag; er alle her, så skriv det igen.',
  },
  answered_since: {
    title: 'Spørgsmålet er besvaret siden',
    next: 'Du svarede noget andet, efter at du slettede beskeden, så dit nyeste svar gælder. Skal det første gælde, så ret det nyeste.',
  },
  concern_stands: {
    title: 'Din bekymring gælder stadig',
    next: 'Beskeden er ændret eller slettet, men bekymringen er delt med dem, der følger op. Sig det til klasselæreren, hvis den ikke længere gælder.',
  },
  ...talk,
  ...explanations,
  ...replies,
  ...grave,
} satisfies Record<string, RefusalText>;
