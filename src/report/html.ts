import { placeOf } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import type { Incident, ScanDocument } from "../incident/record.js";
import { factsOf, inReportOrder, instant, lasted, statementsOf } from "./facts.js";
import { pictureDefinitions, printLegend, printPicture } from "./html-picture.js";
import { style } from "./html-style.js";
import { html, timeElement } from "./html-text.js";
import { incidentPicture, pictureOf } from "./lanes.js";
import { words } from "./words.js";

/** Nothing is loaded and nothing runs, whatever a log holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as one page that needs no script and no network: lanes over time, then each incident. Ends with a newline. */
export function printHtml(document: ScanDocument, language: Language): string {
  const text = words[language];
  const incidents = inReportOrder(document.incidents);
  const count = incidents.length;
  const head = count === 0 ? text.noIncident : count === 1 ? text.oneIncident : text.incidents(count);
  const picture = pictureOf(document);
  const body = [
    `<h1>${html(head)}</h1>`,
    `<p>${html(
      text.read(
        document.coverage.sources.length,
        document.coverage.sources.reduce((sum, { records }) => sum + records, 0),
      ),
    )}</p>`,
    ...(picture === null
      ? []
      : [
          pictureDefinitions,
          `<section class="lanes" aria-labelledby="picture"><h2 id="picture">${html(text.picture)}</h2>`,
          printPicture(picture, language, true),
          printLegend(language),
          "</section>",
        ]),
    ...(count > 1
      ? [
          `<nav aria-label="${html(text.incidents(count))}"><ol>${incidents.map((incident) => printEntry(incident, language)).join("")}</ol></nav>`,
        ]
      : []),
    ...incidents.map((incident) => printIncident(incident, language)),
    printCoverage(document, language),
  ];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>logscan: ${html(head)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.join("\n")}
</main>
</body>
</html>
`;
}

function severity(incident: Incident): string {
  return `<span class="severity ${incident.severity}">${incident.severity.toUpperCase()}</span>`;
}

function printEntry(incident: Incident, language: Language): string {
  const { start, id, title, status } = incident;
  const state = status === "recovered" ? "" : ` (${html(words[language].status[status])})`;
  const when = timeElement(start.at, instant(start.at));
  return `<li>${when} ${severity(incident)} <a href="#${html(id)}">${html(title)}</a>${state}, ${html(lasted(incident, language).time)}</li>`;
}

function printIncident(incident: Incident, language: Language): string {
  const text = words[language];
  const picture = incidentPicture(incident);
  const facts = factsOf(incident, language).map(({ label, value }) => `<dt>${html(label)}</dt><dd>${html(value)}</dd>`);
  const lists = statementsOf(incident, language).map(
    ({ label, texts }) => `<h3>${html(label)}</h3>\n<ul>${texts.map((item) => `<li>${html(item)}</li>`).join("")}</ul>`,
  );
  return [
    `<article id="${html(incident.id)}" aria-labelledby="${html(incident.id)}-title">`,
    `<h2 id="${html(incident.id)}-title">${severity(incident)} ${html(incident.title)}</h2>`,
    `<dl>${facts.join("\n")}</dl>`,
    ...(picture === null ? [] : [printPicture(picture, language, false)]),
    ...printTimeline(incident, language),
    ...printEvidence(incident, language),
    ...lists,
    `<h3>${html(text.cause)}</h3>\n<p>${html(text.toBeWritten)}</p>`,
    `<h3>${html(text.response)}</h3>\n<p>${html(text.toBeWritten)}</p>`,
    "</article>",
  ].join("\n");
}

function printTimeline({ id, title, timeline }: Incident, language: Language): string[] {
  if (timeline.length === 0) return [];
  const text = words[language];
  const rows = timeline.map(
    ({ at, host, component, what }) =>
      `<tr><td>${timeElement(at, instant(at))}</td><td>${html(host)}</td><td>${html(component)}</td><td>${html(what)}</td></tr>`,
  );
  const heads = [text.time, text.host, text.component, text.what].map((name) => `<th scope="col">${html(name)}</th>`);
  return [
    `<h3>${html(text.timeline)}</h3>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${html(`${text.timeline}: ${title}, ${id}`)}"><table><thead><tr>${heads.join("")}</tr></thead>\n<tbody>${rows.join("\n")}</tbody></table></div>`,
  ];
}

function printEvidence({ evidence, evidenceOmitted }: Incident, language: Language): string[] {
  const text = words[language];
  const lines = evidence.map(({ file, line, text: said }) => `${html(file)}:${line}  ${html(said)}`);
  const omitted = evidenceOmitted > 0 ? `<p>${html(text.omitted(evidenceOmitted))}</p>` : "";
  return [
    `<h3>${html(text.evidence)}</h3>`,
    `<details><summary>${html(text.lines(evidence.length))}</summary>\n<pre>${lines.join("\n")}</pre>${omitted}</details>`,
  ];
}

function printCoverage({ coverage, diagnostics }: ScanDocument, language: Language): string {
  const text = words[language];
  const sources = coverage.sources.map(({ name, hosts, firstAt, lastAt, records, files, unread }) => {
    const span =
      firstAt === null ? "" : `${timeElement(firstAt, instant(firstAt))} - ${timeElement(lastAt, instant(lastAt))}, `;
    const more = [
      ...(files.length > 1 ? [text.files(files.length)] : []),
      ...(unread > 0 ? [text.unread(unread)] : []),
    ].map((item) => `, ${html(item)}`);
    return `<li>${html(name)} ${html(hosts.length === 0 ? "" : `(${hosts.join(", ")})`)}: ${span}${html(text.records(records))}${more.join("")}</li>`;
  });
  const boots = coverage.boots.map(
    ({ host, at, stop }) =>
      `<li>${html(text.boot)} ${html(host)} ${timeElement(at, instant(at))}: ${html(text.stop[stop])}</li>`,
  );
  const unread = coverage.notRead.map(({ path, reason }) => `<li>${html(path)}: ${html(reason)}</li>`);
  const problems = diagnostics.map((diagnostic) => {
    const place = placeOf(diagnostic);
    const said = place === "" ? diagnostic.message : `${place}: ${diagnostic.message}`;
    return `<li>${html(text.severity[diagnostic.severity])}: ${html(said)}${diagnostic.hint === undefined ? "" : `<br>${html(diagnostic.hint)}`}</li>`;
  });
  return [
    '<section aria-labelledby="coverage">',
    `<h2 id="coverage">${html(text.coverage)}</h2>`,
    `<ul>${[...sources, ...boots, ...problems].join("\n")}</ul>`,
    ...(unread.length === 0
      ? []
      : [
          `<details><summary>${html(text.notReadHere(unread.length))}</summary>\n<ul>${unread.join("\n")}</ul></details>`,
        ]),
    "</section>",
  ].join("\n");
}
