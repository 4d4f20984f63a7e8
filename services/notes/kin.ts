import type { Token } from './tokens.ts';

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

/** Whether a relative is who comes: "mum is coming", not "mum says she is coming". */
export function isByRelative(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 4), at);
  const last = before.findLastIndex(({ norm }) => !auxiliary.test(norm));
  return kin.test(before[last]?.norm ?? '');
}

const auxiliary =
  /^(?:is|will|can|then|to|'ll|be|er|vil|saa|selv|only|literally|just|lige|actually|already|now|nu|allerede|has|have|har)$/;
