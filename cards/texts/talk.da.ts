import type { Topic } from '../../services/talk/explain.ts';
import type { SmallTalk } from '../../services/talk/smallTalk.ts';
import type { RefusalText } from './refusals.da.ts';

/** Answers to small talk: kind, short, and with one next step at most. */
export const talk = {
  talk_grief: {
    title: 'Det gør mig ondt',
    next: 'Pas på dig selv, og tal med en, du er tryg ved. Jeg gemmer ikke, hvad du skrev.',
  },
  talk_private: {
    title: 'Tak, fordi du siger det',
    next: 'Jeg gemmer det ikke. Vil du dele en bekymring om en elev?',
  },
  talk_ownAbsence: {
    title: 'Tak for besked, og pas på dig selv',
    next: 'Jeg har ikke noteret noget: her skriver vi kun elever ind. Giv kontoret besked, så de kan finde en vikar.',
  },
  talk_exhausted: {
    title: 'Det lyder virkelig hårdt',
    next: 'Du skal ikke bære det alene. Tal i dag med en, du stoler på: en kollega, din leder eller tillidsrepræsentanten. Jeg gemmer ikke, hvad du skrev.',
  },
  talk_tired: {
    title: 'Det forstår jeg godt',
    next: 'Du gør et vigtigt arbejde, også på de tunge dage. Skriv »mine opgaver«, så ser vi, hvad der kan vente. Jeg gemmer ikke, hvad du skrev.',
  },
  talk_upset: {
    title: 'Det er jeg ked af at høre',
    next: 'Det er helt i orden at synes, at det er svært. Tag gerne en snak med en kollega. Jeg gemmer ikke, hvad du skrev.',
  },
  talk_busy: {
    title: 'Så skal jeg nok gøre det kort',
    next: 'Skriv »mine opgaver«, så viser jeg det vigtigste først.',
  },
  talk_annoyed: {
    title: 'Det er jeg ked af',
    next: 'Det var ikke meningen at gøre det besværligt. Skriv hvem, hvad og hvornår, så prøver jeg igen.',
  },
  talk_misunderstood: {
    title: 'Undskyld, jeg misforstod dig',
    next: 'Skriv det gerne på en anden måde, med elevens navn og dagen.',
  },
  talk_swearing: {
    title: 'Det sker for os alle',
    next: 'Træk vejret. Gik noget galt her, så skriv »ret:« og det rigtige.',
  },
  talk_sorry: {
    title: 'Det gør slet ikke noget',
    next: 'Vil du rette noget, så skriv »ret:« og det rigtige.',
  },
  talk_areYouHuman: {
    title: 'Nej, jeg er et program',
    next: 'Jeg noterer fravær og minder jer om at følge op. Det er altid mennesker, der beslutter.',
  },
  talk_whoAreYou: {
    title: 'Jeg er Nærvær',
    next: 'Jeg noterer elevers fravær og siger til, når nogen har brug for, at I følger op. Skriv »hjælp« for at se mere.',
  },
  talk_areYouThere: {
    title: 'Ja, jeg er her',
    next: 'Hvad kan jeg hjælpe med?',
  },
  talk_whatDoing: {
    title: 'Jeg holder øje med fraværet',
    next: 'Skriv »hvem er væk i dag«, hvis du vil se det sammen med mig.',
  },
  talk_howAreYou: {
    title: 'Tak, fordi du spørger. Det går fint',
    next: 'Jeg håber, du får en god dag.',
  },
  talk_joke: {
    title: 'Hvorfor var matematikbogen trist?',
    next: 'Den havde for mange problemer.',
  },
  talk_love: {
    title: 'Hvor er det sødt sagt',
    next: 'Jeg er glad for at kunne hjælpe.',
  },
  talk_praise: {
    title: 'Tusind tak, det varmer',
    next: 'Det er jer, der gør forskellen for eleverne.',
  },
  talk_youreWelcome: {
    title: 'Du er en god kollega',
    next: 'Skriv bare, når der er noget.',
  },
  talk_thanks: {
    title: 'Selv tak',
    next: 'Skriv bare, når der er noget.',
  },
  talk_laugh: {
    title: 'Dejligt med et grin',
    next: 'Det kan vi alle bruge i løbet af en skoledag.',
  },
  talk_yesPlease: {
    title: 'Det vil jeg gerne',
    next: 'Lige nu venter jeg ikke på svar fra dig. Vil du dele en bekymring, så skriv »jeg er bekymret for« og elevens navn. Ellers skriv, hvad jeg skal gøre.',
  },
  talk_noThanks: {
    title: 'Helt i orden',
    next: 'Så gør jeg ikke mere. Skriv bare, når der er noget.',
  },
  talk_okay: {
    title: 'Godt',
    next: 'Jeg er her, når du har brug for mig.',
  },
  talk_smile: {
    title: 'Smil tilbage til dig',
    next: 'Jeg håber, du får en god dag.',
  },
  talk_goodNight: {
    title: 'Godnat, og sov godt',
    next: 'Vi ses i morgen.',
  },
  talk_weekend: {
    title: 'God weekend til dig også',
    next: 'Du har fortjent den.',
  },
  talk_holiday: {
    title: 'Tak, og rigtig god ferie',
    next: 'Nyd hver dag af den.',
  },
  talk_bye: {
    title: 'Hav det godt så længe',
    next: 'Skriv bare, når der er noget.',
  },
  talk_testing: {
    title: 'Jeg hører dig fint',
    next: 'Intet er noteret. Skriv »hjælp« for at se, hvad jeg kan.',
  },
  talk_goodMorning: {
    title: 'Godmorgen',
    next: 'Mangler der nogen i dag, så skriv det bare.',
  },
  talk_goodDay: {
    title: 'Goddag, og godt at se dig',
    next: 'Hvad kan jeg hjælpe med?',
  },
  talk_greeting: {
    title: 'Hej med dig',
    next: 'Skriv, hvem der mangler, eller »hjælp« for at se, hvad jeg kan.',
  },
} satisfies Readonly<Record<`talk_${SmallTalk}`, RefusalText>>;

/** Short true answers to what people ask about absence and about Nærvær, with where it stands. */
export const explanations = {
  explain_unlawful: {
    title: 'Ulovligt fravær',
    next: 'Fravær er ulovligt, når det hverken skyldes sygdom eller lignende eller er givet som ekstraordinær frihed, eller når forældrene ikke har givet skolen besked om årsagen. Er det mindst 10 % af et kvartals skoledage, varsler skolen forældrene om, at børne- og ungeydelsen kan blive standset; ved 15 % underretter skolelederen kommunen. Kilde: fraværsbekendtgørelsen (BEK 1063 af 24/10/2019) og barnets lov § 133.',
  },
  explain_worrying: {
    title: 'Bekymrende fravær',
    next: 'Det er kommunens egne regler, der siger, hvornår fravær er bekymrende, for eksempel 5 skoledage i træk, 7 af 20 eller 15 af 60. En bekymring er nok i sig selv. På elevens kort står, hvilke grænser der er nået, og tallene bag. Kilde: kommunens regler i Nærvær.',
  },
  explain_leave: {
    title: 'Ekstraordinær frihed',
    next: 'Det er fri, som skolelederen har givet lov til, for eksempel til en familiebegivenhed. Det er lovligt fravær og tæller ikke med i procenten for ulovligt fravær. Skriv »fri« for at notere det. Kilde: fraværsbekendtgørelsen (BEK 1063 af 24/10/2019).',
  },
  explain_unexplained: {
    title: 'Mangler uden besked',
    next: 'Eleven er ikke kommet, og årsagen er ikke kendt endnu. Jeg gør det aldrig selv til ulovligt fravær; det beslutter et menneske. Skriv »ret:« og årsagen, når I kender den. Kilde: kommunens regler i Nærvær.',
  },
  explain_told: {
    title: 'Kun dem, der skal handle, får det at vide',
    next: 'En notering giver dig en kvittering. Når reglerne åbner en sag, får de, der har et trin i den, besked, og den står på deres morgenliste. Er skolens team tilknyttet, ser det sagen dér. Jeg skriver aldrig til forældre eller elever. Kilde: Nærværs side om databeskyttelse.',
  },
  explain_kept: {
    title: 'Jeg gemmer fraværet, ikke dine ord',
    next: 'Jeg gemmer elevens fravær med dato, kategori og omfang, hvem der noterede det hvornår, og det, I vælger og skriver i en sag. Af din besked gemmer jeg ikke ordene, og dermed hverken diagnoser, familieforhold eller cpr-numre. Kilde: Nærværs side om databeskyttelse.',
  },
  explain_howLong: {
    title: 'Så længe, kommunen har bestemt',
    next: 'Hver slags data har sin egen frist med en begrundelse. Hver nat sletter jeg det, der er gemt længe nok; kun tal uden navne bliver tilbage. It-administratoren kan vise dig fristerne. Kilde: Nærværs side om databeskyttelse.',
  },
  explain_sees: {
    title: 'Kun dem, der skal bruge det',
    next: 'Elevens egne lærere, skolens ledelse og fraværskoordinatoren ser elevens fravær. Andre ser en sag, når de har en opgave i den eller er inddraget på et grundlag. Forældre og elever kan ikke slå op i Nærvær, men har ret til at få at vide af skolen, hvad der står. Jeg skriver ned, hvem der har set hvad. Kilde: Nærværs adgangstabel.',
  },
  explain_caseWork: {
    title: 'Det gøres på sagens kort',
    next: 'Jeg har ikke ændret noget. Skriv »status« og elevens navn, og åbn sagen dér: på kortet kan den afsluttes, og på mødets kort kan mødet aflyses, af dem, der må. Kilde: Nærværs vejledning.',
  },
  explain_noting: {
    title: 'Skriv hvem, hvad og hvornår',
    next: 'For eksempel »Philip syg i dag«, »Sofie kom for sent i morges« eller »alle er mødt i 7.b«. Du får en kvittering, hvor du kan fortryde. Er jeg i tvivl, spørger jeg, før jeg noterer noget. Kilde: Nærværs vejledning.',
  },
  explain_fixing: {
    title: 'Skriv det rigtige',
    next: 'Skriv for eksempel »ret: Aksel kom for sent i går, ikke syg« eller »nej, det var Luna, ikke Aksel«, eller tryk »Ret …« på kvitteringen. Du kan også redigere din besked i Teams. Kilde: Nærværs vejledning.',
  },
  explain_deleting: {
    title: 'Skriv »fortryd« eller »slet«',
    next: '»fortryd« tager din seneste notering tilbage, og »slet Aksel i går« tager Aksels. Knappen »Fortryd« på kvitteringen gør det samme, og det gør det også at slette din besked i Teams. Kilde: Nærværs vejledning.',
  },
  explain_register: {
    title: 'Skolens eget register gælder stadig',
    next: 'Nærvær er en hjælp ved siden af og skriver ikke i Aula eller i skolens register, så fraværet føres dér, som I plejer. Er registret koblet til Nærvær, læser jeg fraværet derfra, og så behøver du ikke skrive det igen her. Kilde: Nærværs sider om databeskyttelse og register.',
  },
  explain_whyReason: {
    title: 'Årsagen afgør, hvordan fraværet tæller',
    next: 'Sygdom, ekstraordinær frihed og ulovligt fravær er forskellige ting i loven og i kommunens regler. Ved du det ikke, så vælg »Fravær, årsag ikke oplyst«. Jeg gemmer kun, hvilken af dem det er, aldrig en diagnose. Kilde: fraværsbekendtgørelsen (BEK 1063 af 24/10/2019).',
  },
  explain_limits: {
    title: 'Der er ikke ét fast antal dage',
    next: 'Ulovligt fravær har grænser: ved 10 % af et kvartals skoledage varsler skolen forældrene, og ved 15 % underretter skolelederen kommunen. Hvornår andet fravær er bekymrende, siger kommunens egne regler; elevens kort viser, hvor langt der er til den næste grænse. Kilde: fraværsbekendtgørelsen (BEK 1063 af 24/10/2019) og kommunens regler i Nærvær.',
  },
} satisfies Readonly<Record<`explain_${Topic}`, RefusalText>>;

/** Answers about the roll-call, and to what people did about a pupil when there is nothing to offer. */
export const replies = {
  roll_call_on: {
    title: 'Morgenopråb er slået til',
    next: 'Hver skoledags morgen spørger jeg, hvem i din klasse der stadig er væk. Skriv »morgenopråb fra« for at slå det fra.',
  },
  roll_call_off: {
    title: 'Morgenopråb er slået fra',
    next: 'Skriv »morgenopråb til«, hvis du vil have det igen.',
  },
  progress_no_case: {
    title: 'Godt, at du følger op',
    next: 'Der er ingen åben sag om eleven, så jeg har ikke gemt noget. Er du bekymret, så skriv »jeg er bekymret for« og navnet.',
  },
  progress_nothing_to_close: {
    title: 'Der er ingen åben sag at lukke',
    next: 'Jeg har ikke ændret noget, og det noterede fravær står, som det står. Er du i tvivl, så skriv »status« og elevens navn.',
  },
  progress_no_meeting: {
    title: 'Der er ingen åben sag at holde møde om',
    next: 'Jeg indkalder til møde fra en sag, så jeg har ikke gemt noget. Er du bekymret, så skriv »jeg er bekymret for« og navnet; så åbner jeg en, når du har sagt ja.',
  },
  progress_tried: {
    title: 'Tak, fordi du prøver',
    next: 'Jeg noterer det, når I har talt sammen: skriv det igen dér. Intet er noteret endnu. Mangler eleven, så skriv navn og årsag.',
  },
  progress_whose: {
    title: 'Hvilken elev handlede det om?',
    next: 'Skriv det igen med elevens navn, fx »ringede til mor til« og navnet. Jeg har ikke gemt noget.',
  },
  progress_who: {
    title: 'Hvem mener du?',
    next: 'Skriv det igen med efternavn eller klasse. Jeg har ikke gemt noget.',
  },
} satisfies Readonly<Record<string, RefusalText>>;
