/** Colours of a theme, near those of Teams. */
export type Theme = {
  page: string;
  card: string;
  border: string;
  text: string;
  subtle: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
  emphasis: string;
  goodBox: string;
  warningBox: string;
  attentionBox: string;
  accentBox: string;
};

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    page: '#f0f0f0',
    card: '#ffffff',
    border: '#d1d1d1',
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#107c10',
    warning: '#8a5a00',
    attention: '#b10e1c',
    emphasis: '#f5f5f5',
    goodBox: '#e7f2da',
    warningBox: '#fbf1dc',
    attentionBox: '#fcf4f6',
    accentBox: '#e8ebfa',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    border: '#525252',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f1707b',
    emphasis: '#333333',
    goodBox: '#0d2e0d',
    warningBox: '#463100',
    attentionBox: '#3b1519',
    accentBox: '#2f2f4a',
  },
};

/** Host configuration of the renderer: sizes, spacing and limits as Teams has them. */
export function hostConfig(theme: Theme): object {
  const colour = (shade: string) => ({ default: shade, subtle: theme.subtle });
  const foregroundColors = {
    default: colour(theme.text),
    accent: colour(theme.accent),
    good: colour(theme.good),
    warning: colour(theme.warning),
    attention: colour(theme.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: theme.border },
    containerStyles: {
      default: style(theme.card),
      emphasis: style(theme.emphasis),
      good: style(theme.goodBox),
      warning: style(theme.warningBox),
      attention: style(theme.attentionBox),
      accent: style(theme.accentBox),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
    table: { cellSpacing: 8 },
    textStyles: { heading: { size: 'medium', weight: 'bolder' } },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention' } },
      errorMessage: { spacing: 'small', color: 'attention' },
    },
  };
}
