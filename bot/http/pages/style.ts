/** Colours of the pages; text stands out from its ground by at least 7:1 (WCAG 2.2 AAA). */
export const palettes = {
  light: { ground: '#ffffff', text: '#1f1f1f', link: '#3b3e9e' },
  dark: { ground: '#1f1f1f', text: '#f5f5f5', link: '#b6b9ff' },
} as const;

const colours = ({ ground, text, link }: (typeof palettes)['light' | 'dark']) =>
  `:root{--ground:${ground};--text:${text};--link:${link}}`;

/** The pages' one style sheet. */
export const style = `
${colours(palettes.light)}
@media (prefers-color-scheme: dark){${colours(palettes.dark)}}
html{color-scheme:light dark}
body{margin:0 auto;max-width:42rem;padding:1rem;background:var(--ground);color:var(--text);font:1rem/1.6 'Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25}
h2{font-size:1.25rem;margin-top:2rem}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
nav a{padding:.25rem 0}
nav a[aria-current]{font-weight:600;text-decoration:none}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static}
li{margin:.25rem 0}
`;
