/** Relatives, with the endings people use. */
export const kin =
  /^(mor|moren|mors|mama|far|faren|fars|foraeldre|foraeldrene|stedmor|stedfar|papmor|papfar|mormor|morfar|farmor|farfar|bedste|bedstemor|bedstefar|bedsteforaeldre|soester|soesteren|storesoester|lillesoester|bror|broren|broderen|storebror|lillebror|soeskende|soeskendeflok|tvilling\w*|tvillingebror|tvillingesoester|faetter|kusine|tante|moster|onkel|mum|mom|mam|mammy|mummy|mommy|daddy|mother|dad|father|parent|parents|sister|brother|sibling|siblings|twin|stepmum|stepdad|grandma|granny|grandmother|grandpa|grandfather|aunt|uncle|cousin|nan|nana|hunden|katten)$/;

/** What else is somebody's: "hans telefon". */
const belongings =
  /^(familie|plads|telefon|mobil|taske|cykel|ven|venner|kammerat|kammerater|klasse|sag|fravaer|skema|sygdom|feber|sygemelding|note|afbud|kontaktperson|klasselaerer|adfaerd|trivsel)$/;

/** Whether "hans" says whose the next word is, and is no pupil. */
export function isWhose(word: string, next: string): boolean {
  return word === 'hans' && (kin.test(next) || belongings.test(next));
}
