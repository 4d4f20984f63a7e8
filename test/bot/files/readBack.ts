import { strFromU8, unzipSync } from 'fflate';

const unescaped = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The cells of a workbook's first sheet, row by row, as text and numbers. */
export function readXlsx(bytes: Uint8Array): (string | number)[][] {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, one = '']) => unescaped(one.replaceAll(/<[^>]+>/g, '')),
  );
  const sheet = text('xl/worksheets/sheet1.xml');
  return [...sheet.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: (string | number)[] = [];
    for (const [, look = '', inner = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = unescaped(inner.replaceAll(/<[^>]+>/g, ''));
      const isText = /t="(inlineStr|str)"/.test(look) || value === '';
      const told = look.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
      // An empty cell is not written: each says itself where it stands.
      const at = columnOf(/\br="([A-Z]+)\d+"/.exec(look)?.[1] ?? 'A');
      while (cells.length < at) cells.push('');
      cells[at] = isText || look.includes('t="s"') ? told : Number(value);
    }
    return cells;
  });
}

/** "A" is 0, "AA" 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

/** The paragraphs of a document and the cells of its tables, row by row. */
export function readDocx(bytes: Uint8Array): { paragraphs: string[]; rows: string[][] } {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const textOf = (part: string) =>
    unescaped([...part.matchAll(/<w:t\b[^>]*>(.*?)<\/w:t>/gs)].map(([, one]) => one).join(''));
  const rows = [...xml.matchAll(/<w:tr\b.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc\b.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );
  const outside = xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '');
  const paragraphs = [...outside.matchAll(/<w:p\b.*?<\/w:p>/gs)].map(([one]) => textOf(one));
  return { paragraphs, rows };
}
