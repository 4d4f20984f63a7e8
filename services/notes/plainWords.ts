/**
 * Common words that are neither names nor reasons, folded: never taken for an unknown or misspelt
 * pupil, nor for a reason that was not understood.
 */
export const plainWords: ReadonlySet<string> = new Set(
  `
  as put turns drop droppe missede misser afmelding afmeldt
  evt eventuelt
  a aa aar aarsag ad af afsender again all alle allerede also alt altid altsaa an and andre ang
  angaaende angiveligt answer answered april at august aula av baade barnet be because bedstefar
  bedstemor been begge beklager bekraeftet bemaerk besked besvaret billedkunst blev blevet
  bliver boern both brev bror bus bussen but by called class contact contacted cykel cyklen da
  dad dag dage dagen dagens daglig dags dansk day days de december deltage deltager deltaget
  deltog dem den denne der deres derfor derhjemme desuden desvaerre det dette did dig din dit do
  dog dreng du efter efterfoelgende eftermiddag elev eleven elever eller ellers emailed en end
  endnu engelsk er et everybody everyone faaet faar faelles faktisk familie familien family far farfar
  farmor fars faster fat father februar february fem femten ferien fik fire first foelge foer
  foerst foerste for foraelder foraeldre foraeldrene foran fordi forlaengst formentlig formiddag
  forrige forste fortsat fra fransk fravaer fraværende fredag fredage fremmoede fremmoedt fri
  frikvarter from fx fyi fys gaa gaar gang gange ganske gav gik give given giver givet glemt
  goddag godmorgen godmorn godaften godeftermiddag godformiddag godt good great gruppe gym haaber haandvaerk had haft haha hallo halv ham han
  hans har has hasn't havde have haven't he head heard hei hej hejsa hele heller hello hen hende
  hendes her herfra hey hi hilsen hilsner him his historie hjem hjemme hjemmefra hjemmet hoerer
  hoert hos hov hun hver hvis hvor hvorfor i idag idraet iflg ifm ifoelge ift igaar igen igennem
  ikk ikke in ind inden info ingen ingenting initiativ intet into is it ja januar january jeg jo
  juli july june juni just kaere kan kender kh kl klasse klasselaerer klassen klassens klokken
  knus kollega kom komme kommende kommer kommet kontoret kram kristendom kun kvart kære laerer
  laererne lang last lavet ledelsen lederen lekt lektie lektion lektionen lektioner let lidt
  lige list liste listen loerdag lukket maa maaned maaske mail maj man mandag mandage mange
  mangle manglet march mark marts matematik may med meddelt meget meldt mellem mens mere message
  mht mig min mine minut minutes minutter missed misses mit mod moder modul moedt mom monday mor
  morfar morgen morgenen morgenens morges mormor morning mors moster mother mum musik mvh my
  naar naeste naesten natur nej nemlig next nobody nogen noget nok notat note noted noter notere noteringen
  noteringer noteres noteret november nu ny obs october og ogsaa ok okay oktober om on onkel only onsdag
  onsdage op opdatering oplyser oplyst or os otte our over oversigt paa papa parent parents part
  pause personale pga phoned please plus praktik principal protokol protokollen ps pt pupil
  pupils reason register registered registreret regn reply resten retur ringe ringede ringer
  ringet saa sad sagde sagt samlede samlet samme sammenlagt samt school se secretary seks selv
  selvom send sendt senere seneste september ser set siden sidst sidste sig siger sin since sine
  sit skal skema skole skoledag skolelederen skolen skolens skrev skrevet skriver skulle sms
  snart sne so soendag soeskende soester som son sorry spoerg staar stadig stadigt stadigvaek
  status still stor student students svarer svaret svoemning syv tager taget tak tal teacher
  telefon telefonen texted thank thanks that the their then there they this ti tid tidlig
  tidligt til time timen timens timer timerne tirsdag tirsdage tlf to today today's tog toget
  torsdag torsdage tre tredive trist tror tur tusind two tysk tyve ud uden uge ugen ugens
  ugentlig under undervisning undskyld until ups us vaeret var ved vedr vedroerende vejr vel
  venlig venter vh vi via vide vikar vikaren vil vild vist was we week well were who why will
  with yes yesterday yo you
  absence absences attendance able accordingly being concerning due either entered entry every having hereby herself himself however
  inform informed kindly neither nor owing record recorded regarding regret report reported shall should
  themselves therefore touch whom whose would could must unable following attend
  am are did do does can cannot may might will about me how put says say told tell anyone anybody someone somebody
  these those than very more most some any each own such out up down here what which when while during before
  again because think thinking know knows see saw got get gets getting went going gone come came coming back later
  `
    .trim()
    .split(/\s+/),
);
