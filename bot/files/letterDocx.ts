import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FilledLetter, FilledPart, Run } from '../../services/documents/fillLetter.ts';
import { borders, cellMargins, font, headFill, styles } from './docxLook.ts';

/** Written from right to left, as far as schools are likely to need. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'ur']);

/** Spelling is checked by country; other tags stand as they are. */
const countries: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  da: 'da-DK',
  en: 'en-GB',
  pl: 'pl-PL',
  tr: 'tr-TR',
  uk: 'uk-UA',
  ur: 'ur-PK',
};

/** What greets and names the sender, at the end, stays on one page. */
const mostAtTheEnd = 4;

/**
 * A filled letter as a Word document, in the direction of its language; each piece of text has its own
 * language, so that Danish words in an Arabic letter stay Danish and left to right.
 * @param footer says that it is a draft
 */
export async function letterDocx(letter: FilledLetter, footer: Run): Promise<Uint8Array> {
  const page = new Page(letter.language);
  const document = new Document({
    title: letter.title.map(({ text }) => text).join(''),
    creator: 'Nærvær',
    styles: {
      default: {
        document: { run: { font, size: 22, ...languageOf(letter.language) } },
        ...styles,
      },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [footerOf(footer)] }) },
        children: [
          page.paragraph(letter.title, { heading: HeadingLevel.TITLE }),
          ...letter.parts.map((part, at) =>
            page.part(part, {
              before: letter.parts[at - 1]?.is,
              isEnd: letter.parts.length - at <= mostAtTheEnd,
            }),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** That it is a draft, and which page of how many. */
function footerOf(footer: Run): Paragraph {
  const page = [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      textRun({ ...footer, text: `${footer.text} · ` }),
      new TextRun({ children: page, ...languageOf(footer.language) }),
    ],
  });
}

type Look = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'>;

/** Where a part stands: what is before it, and whether it is among the last. */
type Standing = { before: FilledPart['is'] | undefined; isEnd: boolean };

class Page {
  readonly #isRightToLeft: boolean;

  constructor(language: string) {
    this.#isRightToLeft = rightToLeft.has(language);
  }

  part(part: FilledPart, { before, isEnd }: Standing): Paragraph | Table {
    // A table and a list leave no room below them.
    const room = before === 'table' || before === 'item' ? { before: 160 } : {};
    switch (part.is) {
      case 'heading':
        return this.paragraph(part.line, { heading: HeadingLevel.HEADING_2 });
      case 'notice':
        return this.paragraph(part.line, {
          shading: { type: ShadingType.CLEAR, fill: 'FFF2CC' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'BF9000', space: 8 } },
          spacing: { after: 120 },
        });
      case 'item':
        return this.paragraph(part.line, { bullet: { level: 0 } });
      case 'paragraph':
        return this.paragraph(part.line, {
          spacing: { after: 160, ...room },
          keepLines: true,
          keepNext: isEnd,
        });
      case 'table':
        return this.#table(part.rows);
    }
  }

  paragraph(line: readonly Run[], look: Look): Paragraph {
    const runs = this.#isRightToLeft ? inOrder(line) : line;
    return new Paragraph({
      ...look,
      ...(this.#isRightToLeft ? { bidirectional: true } : {}),
      children: runs.map((run) => textRun(run)),
    });
  }

  #table(rows: Extract<FilledPart, { is: 'table' }>['rows']): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders,
      margins: cellMargins,
      ...(this.#isRightToLeft ? { visuallyRightToLeft: true } : {}),
      rows: rows.map(
        ([what, value]) =>
          new TableRow({
            cantSplit: true,
            children: [this.#cell(what, 35, headFill), this.#cell(value, 65)],
          }),
      ),
    });
  }

  #cell(line: readonly Run[], percent: number, fill?: string): TableCell {
    return new TableCell({
      ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
      width: { size: percent, type: WidthType.PERCENTAGE },
      children: [this.paragraph(line, {})],
    });
  }
}

const leftToRightMark = '\u200e';
const rightToLeftMark = '\u200f';

/**
 * Marks by which a line from right to left keeps its order: without them a comma or a figure after a Danish name is
 * read with the name ("Lindeskolen, 25" of a date), and a full stop after Danish words lands before them.
 */
function inOrder(line: readonly Run[]): readonly Run[] {
  return line.map((run, at) => {
    if (!rightToLeft.has(run.language)) {
      return { ...run, text: leftToRightMark + run.text + leftToRightMark };
    }
    const isAfterOther = at > 0 && !rightToLeft.has(line[at - 1]?.language ?? '');
    return isAfterOther ? { ...run, text: rightToLeftMark + run.text } : run;
  });
}

/** "§ 133", "stk. 2", "nr. 1063" and "10 %" stay on one line. */
function unbroken(text: string): string {
  return text
    .replaceAll(/(§|\b(?:stk|nr|no)\.) (?=\d)/g, '$1\u00a0')
    .replaceAll(/(\d) (?=%)/g, '$1\u00a0');
}

function textRun({ text, language, blank }: Run): TextRun {
  return new TextRun({
    text: unbroken(text),
    ...(blank ? { highlight: 'yellow' } : {}),
    ...(rightToLeft.has(language) ? { rightToLeft: true } : {}),
    ...languageOf(language),
  });
}

function languageOf(language: string): Pick<IRunOptions, 'language'> {
  const tag = countries[language] ?? language;
  return { language: rightToLeft.has(language) ? { bidirectional: tag } : { value: tag } };
}
