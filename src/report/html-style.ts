/** The page's only style sheet. Colours are never the only sign: each has a shape or a word beside it. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b1b1b; --soft: #595959; --line: #c9c9c9; --tint: #f3f3f3; --link: #0b57a4;
  --critical: #b3261e; --error: #a34a00; --warning: #7a6000; --info: #2b6777; }
@media (prefers-color-scheme: dark) { :root { --page: #16181b; --ink: #e8e8e8; --soft: #b0b0b0; --line: #4a4d52; --tint: #212429; --link: #8ec2ff;
  --critical: #ff8a80; --error: #ffab70; --warning: #e6c84f; --info: #7fd0e4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin: 0 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
article, .lanes, nav { border-top: 1px solid var(--line); padding: 1rem 0; }
nav ol { list-style: none; margin: 0; padding: 0; } nav li { padding: .2rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 40rem) { dl { display: block; } dd { margin: 0 0 .4rem; } }
table { border-collapse: collapse; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
th, td { overflow-wrap: normal; } th, time span { white-space: nowrap; } td:last-child { min-width: 12rem; }
@media (max-width: 40rem) { th, td { padding-right: .5rem; } td:last-child { min-width: 8rem; } svg .crowded { display: none; } }
pre { margin: .5rem 0; padding: .5rem; background: var(--tint); white-space: pre-wrap; overflow-wrap: anywhere; font: .8rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; }
summary { cursor: pointer; }
.scroll { overflow-x: auto; }
.severity { font-size: .8rem; font-weight: 700; letter-spacing: .04em; }
.critical { color: var(--critical); } .error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
svg { display: block; width: 100%; margin: .75rem 0; overflow: visible; font: .8rem system-ui, "Noto Sans CJK JP", sans-serif; }
svg text { fill: var(--ink); stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; } svg .soft { fill: var(--soft); } svg .grid { stroke: var(--line); }
svg .proven { fill: currentColor; stroke: currentColor; } svg .possible { fill: url(#possible); stroke: currentColor; stroke-dasharray: 3 2; }
svg .taken { fill: currentColor; fill-opacity: .4; }
svg .planned .proven { fill: var(--page); } svg .open { fill: none; stroke: currentColor; stroke-width: 2; }
svg .arrow { stroke: var(--ink); stroke-width: 1.5; fill: var(--ink); } svg .mark { fill: var(--ink); stroke: var(--ink); }
svg .silence { fill: none; stroke: var(--soft); stroke-dasharray: 1 3; stroke-width: 2; }
.hatch { stroke: currentColor; }
.legend { color: var(--soft); font-size: .85rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.legend svg { display: inline-block; margin: 0; width: 2.2em; height: 1em; vertical-align: -.15em; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } article { break-inside: auto; } h2, h3 { break-after: avoid; } nav { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; } * { print-color-adjust: exact; } }
`;
