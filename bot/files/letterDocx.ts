import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FilledLetter, FilledPart, Run } from '../../services/documents/fillLetter.ts';

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
      default: { document: { run: { font: 'Calibri', size: 22, ...languageOf(letter.language) } } },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [page.paragraph([footer], small)] }) },
        children: [
          page.paragraph(letter.title, { heading: HeadingLevel.TITLE }),
          ...letter.parts.map((part) => page.part(part)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type Look = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'>;

const small: Look = { alignment: AlignmentType.CENTER };

class Page {
  readonly #isRightToLeft: boolean;

  constructor(language: string) {
    this.#isRightToLeft = rightToLeft.has(language);
  }

  part(part: FilledPart): Paragraph | Table {
    switch (part.is) {
      case 'heading':
        return this.paragraph(part.line, {
          heading: HeadingLevel.HEADING_2,
          spacing: { before: 240, after: 80 },
        });
      case 'notice':
        return this.paragraph(part.line, {
          shading: { type: ShadingType.CLEAR, fill: 'FFF2CC' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'BF9000', space: 8 } },
          spacing: { after: 120 },
        });
      case 'item':
        return this.paragraph(part.line, { bullet: { level: 0 } });
      case 'paragraph':
        return this.paragraph(part.line, { spacing: { after: 160 } });
      case 'table':
        return this.#table(part.rows);
    }
  }

  paragraph(line: readonly Run[], look: Look): Paragraph {
    return new Paragraph({
      ...look,
      ...(this.#isRightToLeft ? { bidirectional: true } : {}),
      children: line.map((run) => textRun(run)),
    });
  }

  #table(rows: Extract<FilledPart, { is: 'table' }>['rows']): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      ...(this.#isRightToLeft ? { visuallyRightToLeft: true } : {}),
      rows: rows.map(
        ([what, value]) =>
          new TableRow({
            cantSplit: true,
            children: [this.#cell(what, 35), this.#cell(value, 65)],
          }),
      ),
    });
  }

  #cell(line: readonly Run[], percent: number): TableCell {
    return new TableCell({
      width: { size: percent, type: WidthType.PERCENTAGE },
      children: [this.paragraph(line, {})],
    });
  }
}

function textRun({ text, language, blank }: Run): TextRun {
  return new TextRun({
    text,
    ...(blank ? { highlight: 'yellow' } : {}),
    ...(rightToLeft.has(language) ? { rightToLeft: true } : {}),
    ...languageOf(language),
  });
}

function languageOf(language: string): Pick<IRunOptions, 'language'> {
  const tag = countries[language] ?? language;
  return { language: rightToLeft.has(language) ? { bidirectional: tag } : { value: tag } };
}
