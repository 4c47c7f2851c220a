// What all pages share: one column, the system's own fonts, light and dark.
import { type Html, html } from "./html.ts";

const style = `
:root { color-scheme: light dark; --line: #8885; --soft: #8882; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --warn: #ffcf70; --good: #7fd6a0; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: .2rem 0 1rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
code, pre, td.code { font: 13px/1.45 ui-monospace, monospace; } pre { background: var(--soft); padding: .7rem 1rem; overflow-x: auto; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
details { margin: .4rem 0; } summary { cursor: pointer; } nav, footer, .soft { opacity: .75; font-size: .85rem; }
.verdict { display: inline-block; min-width: 5.5rem; font-weight: 600; } .breaks { color: var(--bad); } .changed, .unknown, .still-broken { color: var(--warn); } .holds, .fixed, .new { color: var(--good); }
ol.path { padding-left: 1.4rem; } ol.path li { margin: .15rem 0; } svg { max-width: 100%; height: auto; } svg text { font: 12px ui-monospace, monospace; fill: currentColor; }
.removed { color: var(--bad); } .added { color: var(--good); }
`;

export function page(title: string, body: readonly Html[]): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body>${body}</body></html>
`;
}

/** Our own constant text, which holds nothing of a stranger's. */
const raw = (text: string): Html => html(Object.assign([text], { raw: [text] }) as unknown as TemplateStringsArray);
