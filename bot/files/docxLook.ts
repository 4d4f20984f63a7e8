import { BorderStyle } from 'docx';

/** Calibri has no Arabic letters; Arial has those of Arabic, Persian and Urdu. */
export const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' };

/** Sizes in half points, spaces in twentieths of a point. */
export const styles = {
  title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
  heading2: {
    run: { size: 26, bold: true, color: '1F3864' },
    paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
  },
};

const grey = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };
export const borders = {
  ...{ top: grey, bottom: grey, left: grey, right: grey },
  ...{ insideHorizontal: grey, insideVertical: grey },
};

/** Behind what a row or a column is called. */
export const headFill = 'F2F2F2';

export const cellMargins = { top: 50, bottom: 50, left: 110, right: 110 };
