/** Spaces, dashes and stops that programs write by name; any other name counts as a sign too. */
const named: Readonly<Record<string, string>> = {
  ndash: '-',
  mdash: '-',
  minus: '-',
  hyphen: '-',
  dash: '-',
  horbar: '-',
  sol: '/',
  bsol: '\\',
  period: '.',
  colon: ':',
  comma: ',',
  shy: '',
  zwj: '',
  zwnj: '',
};

/** Programs write these for a character: `&#8211;`, `&ndash;`, `%20`, `\u2013`, `\n`. */
const written =
  /&#x([0-9a-f]{1,6});?|&#(\d{1,7});?|&([a-z]{2,31});|((?:%[0-9a-f]{2})+)|\\u\{?([0-9a-f]{4})\}?|\\[nrt]/gi;

const tag = /<[/!]?[a-z-][^<>]{0,300}>/gi;

/** ❶ to ➓: three rows of one to ten that no normal form maps to numbers. */
const circled = /[\u2776-\u2793]/g;

/**
 * A text in the characters we work with: digits of other scripts, full-width and small ones as ours,
 * and nothing invisible. O(length).
 * @param invisible what replaces invisible characters
 */
export function plainText(text: string, invisible = ''): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, invisible)
    .replace(/\p{Cc}/gu, (sign) => (/\s/.test(sign) ? sign : ' '))
    .replace(/[−ー]/gu, '-')
    .replace(circled, (one) => String(((one.codePointAt(0) ?? 0) - 0x2776 + 1) % 10))
    .replaceAll('⓿', '0')
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The text without its markup; the same string if it has none. */
export function withoutTags(text: string): string {
  return text.replace(tag, '');
}

/** The text with letters standing in for 0 and 1 in numbers ("O1O112", "0l0112") as digits. */
export function withLettersAsDigits(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[0-9OoIl|ОоΟο]{2,}(?!\p{L})/gu, (run) =>
    run.replace(/[OoОоΟο]/gu, '0').replace(/[Il|]/g, '1'),
  );
}

/** The text with character codes written by programs decoded; the same string if it has none. */
export function decoded(text: string): string {
  return /[&%\\]/.test(text) ? decodedOnce(decodedOnce(text)) : text;
}

function decodedOnce(text: string): string {
  return text
    .replace(/&(?:amp;)+/gi, '&')
    .replace(
      written,
      (
        whole: string,
        hex?: string,
        decimal?: string,
        name?: string,
        percent?: string,
        escaped?: string,
      ) => {
        if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
        if (decimal !== undefined) return characterOf(Number(decimal));
        if (name !== undefined) return named[name.toLowerCase()] ?? ' ';
        if (percent !== undefined) return percentDecoded(percent);
        return escaped === undefined ? ' ' : characterOf(Number.parseInt(escaped, 16)) || whole;
      },
    );
}

function characterOf(code: number): string {
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
}

function percentDecoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return ' ';
  }
}

/** Every script has its ten digits in a row, zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
