export type { Diagnostic, DiagnosticSeverity } from "./diagnostic.js";
export { placeOf } from "./diagnostic.js";
export { builtinGrammars } from "./grammar/builtin.js";
export type { GrammarText, LoadedGrammars } from "./grammar/load.js";
export { loadGrammars } from "./grammar/load.js";
export type { Grammar } from "./grammar/model.js";
export { parseGrammar } from "./grammar/parser.js";
export { printDiagnostic } from "./grammar/print.js";
export { tokenise } from "./grammar/tokenise.js";
export type { MessageToken, Tokenised } from "./grammar/tokenised.js";
export type { BaselineComparison } from "./incident/baseline.js";
export { compareWithBaseline } from "./incident/baseline.js";
export type { DatedLine } from "./incident/dated-lines.js";
export { datedLines } from "./incident/dated-lines.js";
export type { Coverage, EvidenceLine, Incident, ScanDocument } from "./incident/record.js";
export { jsonSchema } from "./incident/record.js";
export { scan } from "./incident/scan.js";
export { ScanOptionError } from "./incident/scan-option-error.js";
export type { ScanOptions } from "./incident/scan-options.js";
export { schemaVersion, version } from "./incident/version.js";
export type { LogLine } from "./read/log-line.js";
export { readLogLine } from "./read/log-line.js";
export type { ComparedEnd, ComparedIncident, Comparison, EndVerdict } from "./report/compare/compare.js";
export { compareReports } from "./report/compare/compare.js";
export { printComparison } from "./report/compare/print-comparison.js";
export { readReports } from "./report/compare/read-reports.js";
export type { ReadReports, ReportedIncident, ReportedTime, Words } from "./report/compare/reported.js";
export { toAlertmanager } from "./report/export/alertmanager.js";
export { toAlertmanagerWebhook } from "./report/export/alertmanager-webhook.js";
export { toGitHub } from "./report/export/github.js";
export { toGitLab } from "./report/export/gitlab.js";
export { toICalendar } from "./report/export/icalendar.js";
export { toPagerDuty } from "./report/export/pagerduty.js";
export { readDrafts } from "./report/export/read-drafts.js";
export type { Receiver, ReceiverName } from "./report/export/receivers.js";
export { receivers } from "./report/export/receivers.js";
export { toRedmine } from "./report/export/redmine.js";
export type {
  Answer,
  ExportContext,
  Exported,
  Exporter,
  ExportRequest,
  ExportWarning,
} from "./report/export/request.js";
export type { SendOptions, Sent } from "./report/export/send.js";
export { SendError, send } from "./report/export/send.js";
export { toWebhook } from "./report/export/webhook.js";
export { printHtml } from "./report/html.js";
export { printJson, printNdjson } from "./report/json.js";
export { printMarkdown, updateMarkdown } from "./report/markdown.js";
export type { UpdatedPage } from "./report/page.js";
export { printPukiWiki, updatePukiWiki } from "./report/pukiwiki.js";
export type { Redactor } from "./report/redact.js";
export { createRedactor, redactDocument } from "./report/redact.js";
export { printText } from "./report/text.js";
